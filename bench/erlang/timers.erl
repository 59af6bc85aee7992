%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurements of bench/apps/timers, in Erlang:
%%   erl -noshell -run timers lateness BUSY     prints "lateness P50 P99 MAX" in microseconds
%%   erl -noshell -run timers ping IDLE BUSY    prints "ping PINGS P50 P99 P99.9 MAX", as above
-module(timers).
-export([lateness/1, ping/1]).

-define(SLEEPERS, 1000).
-define(PERIOD, 10).
-define(PHASE, 3000000).
-define(PINGERS, 10).
-define(WARM_UP, 5000000).
-define(PINGING, 20000000).

lateness([Busy]) ->
    Observer = self(),
    Started = erlang:monotonic_time(microsecond),
    [spawn(fun busy/0) || _ <- lists:seq(1, list_to_integer(Busy))],
    [spawn(fun() -> sleeper(Observer, Started, []) end) || _ <- lists:seq(1, ?SLEEPERS)],
    Samples = lists:sort(lists:append([receive {samples, S} -> S end
                                       || _ <- lists:seq(1, ?SLEEPERS)])),
    Count = length(Samples),
    io:format("lateness ~b ~b ~b~n", [lists:nth(Count div 2, Samples),
                                      lists:nth(Count * 99 div 100, Samples),
                                      lists:last(Samples)]),
    halt().

busy() -> busy().

%% Sleeps until a while after the last phase; the samples are those of the second one.
sleeper(Observer, Started, Samples) ->
    Before = erlang:monotonic_time(microsecond),
    receive after ?PERIOD -> ok end,
    Late = erlang:monotonic_time(microsecond) - Before - ?PERIOD * 1000,
    case (Before - Started) div ?PHASE of
        1 -> sleeper(Observer, Started, [Late | Samples]);
        3 -> Observer ! {samples, Samples};
        _ -> sleeper(Observer, Started, Samples)
    end.

%% Round trips beside idle and busy processes.

ping([Idle, Busy]) ->
    Observer = self(),
    [spawn(fun idle/0) || _ <- lists:seq(1, list_to_integer(Idle))],
    [spawn(fun busy/0) || _ <- lists:seq(1, list_to_integer(Busy))],
    Begin = erlang:monotonic_time(microsecond) + ?WARM_UP,
    [spawn(fun() -> pinger(Observer, Begin + ?PINGING) end) || _ <- lists:seq(1, ?PINGERS)],
    Trips = lists:append([receive {trips, T} -> T end || _ <- lists:seq(1, ?PINGERS)]),
    Counted = lists:sort([Trip || {Before, Trip} <- Trips, Before >= Begin]),
    Count = length(Counted),
    io:format("ping ~b ~b ~b ~b ~b~n", [Count, lists:nth(Count div 2, Counted),
                                        lists:nth(Count * 99 div 100, Counted),
                                        lists:nth(Count * 999 div 1000, Counted),
                                        lists:last(Counted)]),
    halt().

idle() -> receive stop -> ok end.

pinger(Observer, Until) -> pinger(Observer, Until, spawn(fun echo/0), 1, []).

pinger(Observer, Until, Echo, I, Trips) ->
    receive after 1 -> ok end,
    Before = erlang:monotonic_time(microsecond),
    Echo ! {ping, self(), I},
    receive {pong, _, I} -> ok end,
    After = erlang:monotonic_time(microsecond),
    case After < Until of
        true -> pinger(Observer, Until, Echo, I + 1, [{Before, After - Before} | Trips]);
        false -> Observer ! {trips, Trips}
    end.

echo() -> receive {ping, From, I} -> From ! {pong, self(), I}, echo() end.
