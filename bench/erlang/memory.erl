%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurement of bench/apps/memory, in Erlang: erl -noshell +P LIMIT -run memory crowd COUNT MESSAGES [idle|actor]
%% Starts processes, sends each so many messages, prints "ready BYTES_OF_PROCESSES BYTES_IN_ALL", and waits.
-module(memory).
-export([crowd/1]).

crowd([Count, Messages]) -> crowd([Count, Messages, "idle"]);
crowd([Count, Messages, Kind]) ->
    Body = case Kind of "idle" -> fun idle/0; "actor" -> fun actor/0 end,
    Pids = [spawn(Body) || _ <- lists:seq(1, list_to_integer(Count))],
    [[Pid ! {message, Round} || Pid <- Pids] || Round <- lists:seq(1, list_to_integer(Messages))],
    [erlang:garbage_collect(Pid) || Pid <- erlang:processes()],
    io:format("ready ~b ~b~n", [erlang:memory(processes), erlang:memory(total)]),
    receive stop -> halt() end.

idle() -> receive _ -> idle() end.

%% A server with a state of ten fields.
actor() ->
    actor(#{name => server, count => 0, sum => 0, last => 0, least => 0,
            most => 0, began => 0, open => true, kind => counter, text => <<>>}).

actor(#{count := Count, sum := Sum, most := Most} = State) ->
    receive
        {message, Value} when Count =:= 0 ->
            Text = iolist_to_binary(io_lib:format("{\"count\":~b}", [Count + 1])),
            actor(State#{count := 1, sum := Sum + Value, most := Most + 1, last := Value,
                         text := Text, began := erlang:system_time(second)});
        {message, Value} ->
            actor(State#{count := Count + 1, sum := Sum + Value, most := Most + 1, last := Value})
    end.
