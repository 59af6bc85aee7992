// SPDX-License-Identifier: Apache-2.0

package main

const channelSize = 128

// A number through a channel with room for 128, from one goroutine to another.
func channelBuffered() func(int) { return handOver(channelSize) }

// The same without room: sender and receiver meet.
func channelUnbuffered() func(int) { return handOver(0) }

func handOver(capacity int) func(int) {
	numbers := make(chan int, capacity)
	start := produce(numbers)
	return func(operations int) {
		start <- operations
		sum := 0
		for i := 0; i < operations; i++ {
			sum += <-numbers
		}
		expectSum(sum, operations)
	}
}

// The same goroutine sends and receives.
func channelAlone() func(int) {
	numbers := make(chan int, channelSize)
	return func(operations int) {
		sum := 0
		for i := 1; i <= operations; i++ {
			numbers <- i
			sum += <-numbers
		}
		expectSum(sum, operations)
	}
}

// Numbers that come by several channels in turn, received by a select.
func channelSelect2() func(int) {
	a, b := make(chan int, channelSize), make(chan int, channelSize)
	start := produce(a, b)
	return func(operations int) {
		start <- operations
		sum := 0
		for i := 0; i < operations; i++ {
			select {
			case n := <-a:
				sum += n
			case n := <-b:
				sum += n
			}
		}
		expectSum(sum, operations)
	}
}

func channelSelect4() func(int) {
	a, b := make(chan int, channelSize), make(chan int, channelSize)
	c, d := make(chan int, channelSize), make(chan int, channelSize)
	start := produce(a, b, c, d)
	return func(operations int) {
		start <- operations
		sum := 0
		for i := 0; i < operations; i++ {
			select {
			case n := <-a:
				sum += n
			case n := <-b:
				sum += n
			case n := <-c:
				sum += n
			case n := <-d:
				sum += n
			}
		}
		expectSum(sum, operations)
	}
}

// Starts a goroutine that sends the numbers up to each one that it is given, to one channel after
// the other.
func produce(channels ...chan int) chan int {
	start := make(chan int)
	go func() {
		for last := range start {
			for i := 1; i <= last; {
				for _, channel := range channels {
					channel <- i
					i++
				}
			}
		}
	}()
	return start
}

func expectSum(sum, last int) {
	if expected := last * (last + 1) / 2; sum != expected {
		fail("expected a sum of %d, got %d", expected, sum)
	}
}
