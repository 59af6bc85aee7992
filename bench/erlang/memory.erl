%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurement of bench/apps/memory, in Erlang: erl -noshell +P LIMIT -run memory crowd COUNT MESSAGES
%% Starts idle processes, sends each so many messages, prints "ready BYTES_OF_PROCESSES BYTES_IN_ALL", and waits.
-module(memory).
-export([crowd/1]).

crowd([Count, Messages]) ->
    Pids = [spawn(fun idle/0) || _ <- lists:seq(1, list_to_integer(Count))],
    [[Pid ! {message, Round} || Pid <- Pids] || Round <- lists:seq(1, list_to_integer(Messages))],
    [erlang:garbage_collect(Pid) || Pid <- erlang:processes()],
    io:format("ready ~b ~b~n", [erlang:memory(processes), erlang:memory(total)]),
    receive stop -> halt() end.

idle() -> receive _ -> idle() end.
