%% SPDX-License-Identifier: Apache-2.0
%%
%% The measurements of bench/apps/processes, in Erlang:
%%   erl -noshell -run processes NAME OPERATIONS_PER_BATCH BATCHES
%% Each warms up for 3 s, prints "begin", runs the batches, prints "end OPERATIONS NANOSECONDS", and
%% stays for a second, so that whoever reads that line can still ask for the processor time.
-module(processes).
-export([spawn_exit/1, monitored_exit/1, round_trip/1, ring/1, fan_in_numbers/1,
         fan_in_tables/1, reply_and_exit/1, random_sends/1, skynet/1]).

-define(WARM_UP, 3000000000).
-define(RING, 10000).
-define(SENDERS, 100).
-define(WALKERS, 100000).
-define(PEERS, 10).
-define(NUMBERS, 10000).
-define(FAN, 10).

run([Operations, Count], Batch) ->
    Size = list_to_integer(Operations),
    Times = list_to_integer(Count),
    warm(now_ns() + ?WARM_UP, Batch, Size),
    io:format("begin~n"),
    Started = now_ns(),
    repeat(Times, Batch, Size),
    io:format("end ~b ~b~n", [Size * Times, now_ns() - Started]),
    timer:sleep(1000),
    halt().

now_ns() -> erlang:monotonic_time(nanosecond).

warm(Until, Batch, Size) ->
    Batch(Size),
    case now_ns() > Until of
        true -> ok;
        false -> warm(Until, Batch, Size)
    end.

repeat(0, _, _) -> ok;
repeat(Times, Batch, Size) -> Batch(Size), repeat(Times - 1, Batch, Size).

%% Spawn and exit. The last of a batch is monitored, so that few are ever on their way.

spawn_exit(Arguments) ->
    run(Arguments, fun(Size) -> spawn_empty(Size - 1), spawn_monitored(1), exits(1) end).

monitored_exit(Arguments) ->
    run(Arguments, fun(Size) -> spawn_monitored(Size), exits(Size) end).

spawn_empty(0) -> ok;
spawn_empty(Left) -> spawn(fun empty/0), spawn_empty(Left - 1).

spawn_monitored(0) -> ok;
spawn_monitored(Left) -> spawn_monitor(fun empty/0), spawn_monitored(Left - 1).

empty() -> ok.

exits(0) -> ok;
exits(Left) -> receive {'DOWN', _, process, _, _} -> exits(Left - 1) end.

%% A number there and back.

round_trip(Arguments) ->
    Echo = spawn(fun echo/0),
    run(Arguments, fun(Size) -> ask(Echo, 1, Size) end).

ask(_, I, Size) when I > Size -> ok;
ask(Echo, I, Size) ->
    Echo ! {request, self(), I},
    receive {answer, _, I} -> ask(Echo, I + 1, Size) end.

echo() ->
    receive {request, From, I} -> From ! {answer, self(), I}, echo() end.

%% A number round a ring; each process adds one.

ring(Arguments) ->
    First = links(?RING, self()),
    run(Arguments, fun(Hops) -> pass(First, 0, Hops) end).

links(0, Next) -> Next;
links(Left, Next) -> links(Left - 1, spawn(fun() -> link_(Next) end)).

link_(Next) -> receive {token, I} -> Next ! {token, I + 1}, link_(Next) end.

pass(_, Hops, Hops) -> ok;
pass(First, I, Hops) when I < Hops ->
    First ! {token, I},
    receive {token, J} -> pass(First, J, Hops) end.

%% Many send to one.

fan_in_numbers(Arguments) -> fan_in(Arguments, fun(I) -> I end, fun(I) -> I end).

fan_in_tables(Arguments) ->
    fan_in(Arguments,
           fun(I) -> #{id => I, amount => I, customer => <<"someone">>} end,
           fun(#{amount := Amount}) -> Amount end).

fan_in(Arguments, Make, Read) ->
    Target = self(),
    Senders = [spawn(fun() -> sender(Target, Make) end) || _ <- lists:seq(1, ?SENDERS)],
    run(Arguments, fun(Size) ->
        Share = Size div ?SENDERS,
        [Sender ! {go, Share} || Sender <- Senders],
        Expected = ?SENDERS * Share * (Share + 1) div 2,
        Expected = sum(Size, Read, 0)
    end).

sender(Target, Make) ->
    receive {go, Share} -> send(1, Share, Target, Make), sender(Target, Make) end.

send(I, Share, _, _) when I > Share -> ok;
send(I, Share, Target, Make) ->
    Target ! {message, self(), Make(I)},
    send(I + 1, Share, Target, Make).

sum(0, _, Sum) -> Sum;
sum(Left, Read, Sum) -> receive {message, _, Data} -> sum(Left - 1, Read, Sum + Read(Data)) end.

%% A process that answers one message and ends.

reply_and_exit(Arguments) -> run(Arguments, fun(Size) -> ask_new(1, Size) end).

ask_new(I, Size) when I > Size -> ok;
ask_new(I, Size) ->
    spawn(fun answer/0) ! {request, self(), I},
    receive {answer, _, I} -> ask_new(I + 1, Size) end.

answer() -> receive {request, From, I} -> From ! {answer, self(), I} end.

%% Many pass numbers to peers that they choose at random. An operation is one message: each number
%% goes from here to a process, from there on until it is 0, and back.

random_sends(Arguments) ->
    Origin = self(),
    Walkers = list_to_tuple([spawn(fun() -> walker(Origin, Seed) end)
                             || Seed <- lists:seq(1, ?WALKERS)]),
    introduce(?WALKERS, Walkers, 1),
    run(Arguments, fun(Size) ->
        scatter(?NUMBERS, Size div ?NUMBERS - 2, Walkers, 1),
        gather(?NUMBERS)
    end).

random(Seed) -> (Seed * 1103515245 + 12345) band 16#7fffffff.

choose(Seed, Pids) -> element((Seed bsr 8) rem tuple_size(Pids) + 1, Pids).

introduce(0, _, _) -> ok;
introduce(I, Walkers, Seed) ->
    {Peers, Next} = lists:mapfoldl(
        fun(_, S0) -> S = random(S0), {choose(S, Walkers), S} end, Seed, lists:seq(1, ?PEERS)),
    element(I, Walkers) ! {peers, self(), list_to_tuple(Peers)},
    introduce(I - 1, Walkers, Next).

scatter(0, _, _, _) -> ok;
scatter(Left, Steps, Walkers, Seed0) ->
    Seed = random(Seed0),
    choose(Seed, Walkers) ! {number, self(), Steps},
    scatter(Left - 1, Steps, Walkers, Seed).

gather(0) -> ok;
gather(Left) -> receive {number, _, 0} -> gather(Left - 1) end.

walker(Origin, Seed) -> receive {peers, _, Peers} -> walker(Origin, Peers, Seed) end.

walker(Origin, Peers, Seed0) ->
    receive
        {number, _, 0} ->
            Origin ! {number, self(), 0},
            walker(Origin, Peers, Seed0);
        {number, _, Number} ->
            Seed = random(Seed0),
            choose(Seed, Peers) ! {number, self(), Number - 1},
            walker(Origin, Peers, Seed)
    end.

%% A tree of processes, ten under each: a leaf sends its number up, every other one the sum of those
%% below it. An operation is one leaf.

skynet(Arguments) ->
    run(Arguments, fun(Leaves) ->
        Origin = self(),
        spawn(fun() -> branch(Origin, 0, Leaves) end),
        Expected = Leaves * (Leaves - 1) div 2,
        receive {sum, _, Expected} -> ok end
    end).

branch(Parent, First, 1) -> Parent ! {sum, self(), First};
branch(Parent, First, Leaves) ->
    Below = Leaves div ?FAN,
    Me = self(),
    [spawn(fun() -> branch(Me, First + I * Below, Below) end) || I <- lists:seq(0, ?FAN - 1)],
    Parent ! {sum, self(), add_up(?FAN, 0)}.

add_up(0, Sum) -> Sum;
add_up(Left, Sum) -> receive {sum, _, Part} -> add_up(Left - 1, Sum + Part) end.
