// SPDX-License-Identifier: Apache-2.0

package main

import "runtime"

const ringSize = 10000
const senders = 100
const walkers = 100000
const peersOfWalker = 10
const numbers = 10000
const fan = 10

// What a goroutine has for an inbox: a channel of 128 messages. Those of which there are many have
// room for what they may hold: links of a ring and children for one, branches of a tree for a
// message of each child. One in ten walkers has a message, on the average: 16 in one come never.
const mailboxSize = 128
const walkerMailboxSize = 16

type message struct {
	from    chan message
	topic   string
	payload any
}

type order struct {
	id, amount int
	customer   string
}

// Start and exit. A batch is over when all its goroutines are.
func spawnExit() func(int) {
	return func(operations int) {
		before := runtime.NumGoroutine()
		for i := 0; i < operations; i++ {
			go empty()
		}
		for runtime.NumGoroutine() > before {
			runtime.Gosched()
		}
	}
}

func empty() {}

// A goroutine cannot be monitored: each says at its end that it has ended.
func monitoredExit() func(int) {
	events := make(chan message, mailboxSize)
	exiting := func() { events <- message{topic: "exit"} }
	return func(operations int) {
		for i := 0; i < operations; i++ {
			go exiting()
		}
		for i := 0; i < operations; i++ {
			<-events
		}
	}
}

// A number there and back.
func roundTrip() func(int) {
	inbox := make(chan message, mailboxSize)
	echo := make(chan message, mailboxSize)
	go func() {
		for request := range echo {
			request.from <- message{echo, "answer", request.payload}
		}
	}()
	return func(operations int) {
		for i := 1; i <= operations; i++ {
			echo <- message{inbox, "request", i}
			if answer := (<-inbox).payload.(int); answer != i {
				fail("expected %d, got %d", i, answer)
			}
		}
	}
}

// A number round a ring; each goroutine adds one. An operation is one hop.
func ring() func(int) {
	inbox := make(chan message, 1)
	first := inbox
	for i := 0; i < ringSize; i++ {
		next, own := first, make(chan message, 1)
		go func() {
			for token := range own {
				next <- message{own, "token", token.payload.(int) + 1}
			}
		}()
		first = own
	}
	return func(hops int) {
		value := 0
		for value < hops {
			first <- message{inbox, "token", value}
			value = (<-inbox).payload.(int)
		}
		if value != hops {
			fail("expected %d hops, got %d", hops, value)
		}
	}
}

// Many send to one.
func fanInNumbers() func(int) {
	return fanIn(
		func(i int) any { return i },
		func(payload any) int { return payload.(int) })
}

func fanInTables() func(int) {
	return fanIn(
		func(i int) any { return &order{i, i, "someone"} },
		func(payload any) int { return payload.(*order).amount })
}

func fanIn(make_ func(int) any, read func(any) int) func(int) {
	inbox := make(chan message, mailboxSize)
	targets := make([]chan message, senders)
	for i := range targets {
		own := make(chan message, mailboxSize)
		targets[i] = own
		go func() {
			for request := range own {
				for i := 1; i <= request.payload.(int); i++ {
					inbox <- message{own, "message", make_(i)}
				}
			}
		}()
	}
	return func(operations int) {
		share := operations / senders
		for _, target := range targets {
			target <- message{inbox, "go", share}
		}
		sum := 0
		for i := 0; i < operations; i++ {
			sum += read((<-inbox).payload)
		}
		if expected := senders * share * (share + 1) / 2; sum != expected {
			fail("expected a sum of %d, got %d", expected, sum)
		}
	}
}

// A goroutine that answers one message and ends.
func replyAndExit() func(int) {
	inbox := make(chan message, mailboxSize)
	return func(operations int) {
		for i := 1; i <= operations; i++ {
			child := make(chan message, 1)
			go func() {
				request := <-child
				request.from <- message{child, "answer", request.payload}
			}()
			child <- message{inbox, "request", i}
			if answer := (<-inbox).payload.(int); answer != i {
				fail("expected %d, got %d", i, answer)
			}
		}
	}
}

// Many pass numbers to peers that they choose at random. An operation is one message: each number
// goes from here to a goroutine, from there on until it is 0, and back.
func randomSends() func(int) {
	inbox := make(chan message, numbers)
	all := make([]chan message, walkers)
	for i := range all {
		own, seed := make(chan message, walkerMailboxSize), random(i+1)
		all[i] = own
		go walk(inbox, own, seed)
	}
	seed := random(1)
	for _, target := range all {
		peers := make([]chan message, peersOfWalker)
		for j := range peers {
			peers[j] = seed.choose(all)
		}
		target <- message{inbox, "peers", peers}
	}
	return func(operations int) {
		for i := 0; i < numbers; i++ {
			seed.choose(all) <- message{inbox, "number", operations/numbers - 2}
		}
		for i := 0; i < numbers; i++ {
			if rest := (<-inbox).payload.(int); rest != 0 {
				fail("expected 0, got %d", rest)
			}
		}
	}
}

func walk(origin, own chan message, seed random) {
	peers := (<-own).payload.([]chan message)
	for request := range own {
		if number := request.payload.(int); number == 0 {
			origin <- message{own, "end", 0}
		} else {
			seed.choose(peers) <- message{own, "number", number - 1}
		}
	}
}

type random int

func (seed *random) choose(from []chan message) chan message {
	*seed = (*seed*1103515245 + 12345) & 0x7fffffff
	return from[int(*seed>>8)%len(from)]
}

// A tree of goroutines, ten under each: a leaf sends its number up, every other one the sum of those
// below it. An operation is one leaf.
func skynet() func(int) {
	inbox := make(chan message, mailboxSize)
	return func(leaves int) {
		go branch(inbox, 0, leaves)
		if sum, expected := (<-inbox).payload.(int), leaves*(leaves-1)/2; sum != expected {
			fail("expected a sum of %d, got %d", expected, sum)
		}
	}
}

func branch(parent chan message, first, leaves int) {
	if leaves == 1 {
		parent <- message{nil, "sum", first}
		return
	}
	inbox := make(chan message, fan)
	below := leaves / fan
	for i := 0; i < fan; i++ {
		go branch(inbox, first+i*below, below)
	}
	sum := 0
	for i := 0; i < fan; i++ {
		sum += (<-inbox).payload.(int)
	}
	parent <- message{inbox, "sum", sum}
}
