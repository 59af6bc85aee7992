%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurement of bench/apps/timers, in Erlang: erl -noshell -run timers lateness BUSY
%% Prints "lateness P50 P99 MAX" in microseconds.
-module(timers).
-export([lateness/1]).

-define(SLEEPERS, 1000).
-define(PERIOD, 10).

lateness([Busy]) ->
    Observer = self(),
    [spawn(fun busy/0) || _ <- lists:seq(1, list_to_integer(Busy))],
    [spawn(fun() -> sleeper(Observer) end) || _ <- lists:seq(1, ?SLEEPERS)],
    Samples = lists:sort(lists:append([receive {samples, S} -> S end
                                       || _ <- lists:seq(1, ?SLEEPERS)])),
    Count = length(Samples),
    io:format("lateness ~b ~b ~b~n", [lists:nth(Count div 2, Samples),
                                      lists:nth(Count * 99 div 100, Samples),
                                      lists:last(Samples)]),
    halt().

busy() -> busy().

sleeper(Observer) ->
    [late() || _ <- lists:seq(1, 100)],
    Observer ! {samples, [late() || _ <- lists:seq(1, 300)]}.

late() ->
    Started = erlang:monotonic_time(microsecond),
    receive after ?PERIOD -> ok end,
    erlang:monotonic_time(microsecond) - Started - ?PERIOD * 1000.
