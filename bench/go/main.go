// SPDX-License-Identifier: Apache-2.0

// The measurements of bench/apps in Go:
//
//	GOMAXPROCS=2 bench NAME OPERATIONS_PER_BATCH BATCHES
//
// Each warms up for 3 s, prints "begin", runs the batches, prints "end OPERATIONS NANOSECONDS", and
// stays for a second, so that whoever reads that line can still ask for the processor time.
//
//	GOMAXPROCS=2 bench ping IDLE BUSY
//
// prints "ping PINGS P50 P99 P99.9 MAX", the times in microseconds.
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"
)

const warmUp = 3 * time.Second

// What can be measured: each prepares what it needs and returns the batch.
var measurements = map[string]func() func(operations int){
	"spawn_exit":     spawnExit,
	"monitored_exit": monitoredExit,
	"round_trip":     roundTrip,
	"ring":           ring,
	"fan_in_numbers": fanInNumbers,
	"fan_in_tables":  fanInTables,
	"reply_and_exit": replyAndExit,
	"random_sends":   randomSends,
	"skynet":         skynet,

	"channel_buffered":   channelBuffered,
	"channel_unbuffered": channelUnbuffered,
	"channel_alone":      channelAlone,
	"channel_select_2":   channelSelect2,
	"channel_select_4":   channelSelect4,
}

func main() {
	if len(os.Args) == 4 && os.Args[1] == "ping" {
		ping(number(os.Args[2]), number(os.Args[3]))
		return
	}
	if len(os.Args) != 4 || measurements[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: bench NAME OPERATIONS_PER_BATCH BATCHES")
		os.Exit(2)
	}
	run(number(os.Args[2]), number(os.Args[3]), measurements[os.Args[1]]())
}

func run(operations, count int, batch func(int)) {
	for started := time.Now(); time.Since(started) < warmUp; {
		batch(operations)
	}
	fmt.Println("begin")
	started := time.Now()
	for i := 0; i < count; i++ {
		batch(operations)
	}
	fmt.Println("end", operations*count, time.Since(started).Nanoseconds())
	time.Sleep(time.Second)
}

func number(argument string) int {
	n, err := strconv.Atoi(argument)
	if err != nil {
		fail("%v", err)
	}
	return n
}

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}
