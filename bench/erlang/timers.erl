%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurement of bench/apps/timers, in Erlang: erl -noshell -run timers lateness BUSY
%% Prints "lateness P50 P99 MAX" in microseconds.
-module(timers).
-export([lateness/1]).

-define(SLEEPERS, 1000).
-define(PERIOD, 10).
-define(PHASE, 3000000).

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
