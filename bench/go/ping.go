// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"sort"
	"time"
)

const pingers = 10
const warmUpOfPings = 5 * time.Second
const pinging = 20 * time.Second

// Round trips beside idle and busy goroutines.
func ping(idle, busy int) {
	for i := 0; i < idle; i++ {
		own := make(chan message, 1)
		go func() { <-own }()
	}
	for i := 0; i < busy; i++ {
		go func() {
			for {
			}
		}()
	}
	begin := time.Now().Add(warmUpOfPings)
	observer := make(chan []int64, pingers)
	for i := 0; i < pingers; i++ {
		go pinger(observer, begin, begin.Add(pinging))
	}
	var trips []int64
	for i := 0; i < pingers; i++ {
		trips = append(trips, <-observer...)
	}
	sort.Slice(trips, func(i, j int) bool { return trips[i] < trips[j] })
	at := func(share int) int64 { return trips[len(trips)*share/1000-1] }
	fmt.Println("ping", len(trips), at(500), at(990), at(999), at(1000))
}

func pinger(observer chan []int64, begin, finish time.Time) {
	inbox, echo := make(chan message, 1), make(chan message, 1)
	go func() {
		for request := range echo {
			request.from <- message{echo, "pong", request.payload}
		}
	}()
	var trips []int64
	for i := 1; ; i++ {
		time.Sleep(time.Millisecond)
		before := time.Now()
		echo <- message{inbox, "ping", i}
		if answer := (<-inbox).payload.(int); answer != i {
			fail("expected %d, got %d", i, answer)
		}
		trip := time.Since(before)
		if before.After(begin) {
			trips = append(trips, trip.Microseconds())
		}
		if time.Now().After(finish) {
			observer <- trips
			return
		}
	}
}
