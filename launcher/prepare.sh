# SPDX-License-Identifier: Apache-2.0
#
# The slow half of the launcher: finds the JDK, builds the jar, makes ahead-of-time caches.
# Sourced by wippy and uses its variables and functions; afterwards java, jar, flags and cache
# say what to start.
#
# .wippy-build holds   jdk              the JDK that was found, see known_jdk in wippy
#                      wippy.jar        the jar that runs
#                      SET.aot SET.key  the cache of a set of flags, and what it was made for
#                      *.log            the output of Maven and of the training runs
#
# The jar that runs is a copy that only this file replaces, together with its caches: the JVM
# (25.0.3) does not notice that a cache was made from another jar and would run the old classes.

. "$root/launcher/jdk.sh"

prepare() {
    if lock; then
        prepare_jdk
        prepare_jar
        choose_flags
        known_cache && whole_cache || prepare_cache
        unlock
    else
        # A tree that cannot be written to: look again at each start, and do without a cache.
        known_jdk || find_jdk || exit 1
        choose_flags
        cache=
        [ -e "$jar" ] || jar=$built
        [ -e "$jar" ] || fail "$built is not built yet, and $root cannot be written to"
    fi
}

fail() {
    echo "wippy: $1" >&2
    exit 1
}

# One launcher at a time prepares; the others wait for it.
lock() {
    mkdir -p "$state" 2>/dev/null
    [ -w "$state" ] || return 1
    waiting=
    until mkdir "$state/lock" 2>/dev/null; do
        owner=$(cat "$state/lock/pid" 2>/dev/null) \
            || { sleep 1 && owner=$(cat "$state/lock/pid" 2>/dev/null); }
        if [ -n "$owner" ] && kill -0 "$owner" 2>/dev/null; then
            [ -n "$waiting" ] || echo "waiting for wippy (process $owner) to build…" >&2
            waiting=yes
            sleep 0.2
        else
            rm -rf "$state/lock"
        fi
    done
    trap 'rm -rf "$state/lock"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    echo $$ >"$state/lock/pid"
}

unlock() {
    trap - EXIT INT TERM HUP
    rm -rf "$state/lock"
}

prepare_jdk() {
    known_jdk && [ -z "$(find "$jdk/release" -cnewer "$state/jdk")" ] && return
    find_jdk || exit 1
    printf '%s\n' "$jdk_key" "$jdk" "$release" >"$state/jdk.new"
    mv -f "$state/jdk.new" "$state/jdk"
}

prepare_jar() {
    if [ ! -e "$built" ] || [ -n "$(stale "$built")" ]; then
        build
    fi
    if [ ! -e "$jar" ] || [ -n "$(find "$built" -newer "$jar")" ]; then
        take_jar || { build && take_jar; } || fail "$built is no jar"
    fi
}

build() {
    command -v mvn >/dev/null || fail "Maven is missing (no mvn on PATH) and is needed \
to build once; install it, for example with: apt-get install maven"
    echo 'building wippy (once)…' >&2
    : >"$state/started"
    if ! (cd "$root" && JAVA_HOME=$jdk \
        MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
        mvn -B -Dquick -Dmaven.test.skip=true -pl cli -am package) \
        >"$state/build.log" 2>&1 </dev/null; then
        tail -n 30 "$state/build.log" >&2
        fail "the build failed; all of its output is in $state/build.log"
    fi
    # A source that changed during the build is newer than what was built.
    touch -r "$state/started" "$built"
}

# Puts the jar into place, whole or not at all, and removes the caches of the one before it.
take_jar() {
    cp -p "$built" "$state/wippy.jar.new"
    "$jdk/bin/jar" --list --file "$state/wippy.jar.new" >/dev/null 2>&1 || return 1
    rm -f "$state"/*.aot "$state"/*.key
    mv -f "$state/wippy.jar.new" "$jar"
}

whole_cache() {
    [ -z "$cache" ] || [ "$(($(wc -c <"$cache")))" = "$size" ]
}

# Makes the cache in a training run and asks the JVM whether it takes it. A key that says
# `none` keeps a cache that it refuses from being made at every start.
prepare_cache() {
    echo 'preparing a fast start of wippy (once)…' >&2
    cache=$state/$set.aot
    rm -f "$cache" "$cache.new"
    if { train || train_version; } && "$java" $flags -XX:AOTCache="$cache.new" -XX:AOTMode=on \
        -jar "$jar" version >/dev/null 2>&1 </dev/null; then
        mv -f "$cache.new" "$cache"
        size=$(($(wc -c <"$cache")))
    else
        rm -f "$cache.new"
        cache= size=none
    fi
    printf '%s\n' "$release" "$flags" "$size" >"$state/$set.key"
}

# What a training run loads, links and profiles, later starts find done.
train() {
    case $set in
        tool) record "$root" lua launcher/training.lua ;;
        run) record "$root/launcher/training" run -x training:training ;;
    esac
}

train_version() {
    record "$root" version
}

record() {
    # A cache fits heaps below 32 GB or those above; the first start's -m must not choose.
    trained_heap=${heap:+-Xmx1g}
    (cd "$1" && shift && "$java" $flags $trained_heap -XX:AOTCacheOutput="$cache.new" -jar "$jar" "$@") \
        >"$state/$set.log" 2>&1 </dev/null && [ -s "$cache.new" ]
}
