// SPDX-License-Identifier: Apache-2.0

package main

import "runtime"

const ringSize = 10000
const senders = 100

// What a goroutine has for an inbox: a channel of 128 messages. The links of a ring, which never
// hold more than one, have room for one.
const mailboxSize = 128

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
