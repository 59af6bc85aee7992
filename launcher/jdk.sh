# SPDX-License-Identifier: Apache-2.0
#
# Finds JDK 25 without starting a JVM. Sourced by wippy and verify.
#
# read_release DIR   sets release (JAVA_RUNTIME_VERSION) and feature (25); fails when DIR is no JDK
# find_jdk           sets jdk and release; prints one line to stderr and fails when there is none
#
# WIPPY_JAVA_HOME names the JDK to use; WIPPY_JDK_DIRS (colons between) replaces the usual places.

jdk_wanted=25

read_release() {
    release= feature=
    [ -r "$1/release" ] || return 1
    while IFS='=' read -r name value; do
        value=${value#\"} value=${value%\"}
        case $name in
            JAVA_VERSION) feature=${value%%[!0-9]*} release=${release:-$value} ;;
            JAVA_RUNTIME_VERSION) release=$value ;;
        esac
    done <"$1/release"
    [ -n "$feature" ]
}

# Takes DIR when it is a whole JDK of the wanted version, and remembers it as seen when not.
try_jdk() {
    if read_release "$2" && [ "$feature" = "$jdk_wanted" ] \
        && [ -x "$2/bin/java" ] && [ -x "$2/bin/javac" ]; then
        jdk=$2
        return 0
    fi
    [ -z "$1" ] || looked="$looked, $1 ($2: ${release:-no JDK})"
    return 1
}

usual_places() {
    printf '%s\n' /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java \
        "$HOME/.sdkman/candidates/java" "$HOME/.jdks" \
        "$HOME/Library/Java/JavaVirtualMachines" /Library/Java/JavaVirtualMachines
}

find_jdk() {
    looked=
    if [ -n "${WIPPY_JAVA_HOME:-}" ]; then
        try_jdk WIPPY_JAVA_HOME "$WIPPY_JAVA_HOME" && return 0
        echo "wippy: WIPPY_JAVA_HOME must be the directory of a JDK $jdk_wanted, but" \
            "$WIPPY_JAVA_HOME holds ${release:-no JDK}" >&2
        return 1
    fi
    if [ -n "${JAVA_HOME:-}" ]; then
        try_jdk JAVA_HOME "$JAVA_HOME" && return 0
    fi
    if on_path=$(command -v java); then
        on_path=$(readlink -f "$on_path")
        try_jdk 'java on PATH' "${on_path%/bin/java}" && return 0
    fi
    if [ -n "${WIPPY_JDK_DIRS:-}" ]; then
        places=$(printf '%s' "$WIPPY_JDK_DIRS" | tr ':' '\n')
    else
        places=$(usual_places)
    fi
    set -f
    old_ifs=$IFS
    IFS='
'
    set -- $places
    IFS=$old_ifs
    set +f
    for place; do
        for dir in "$place" "$place"/* "$place"/*/Contents/Home; do
            try_jdk '' "$dir" && return 0
        done
        looked="$looked, $place"
    done
    if [ -z "${WIPPY_JDK_DIRS:-}" ] && [ -x /usr/libexec/java_home ] \
        && on_mac=$(/usr/libexec/java_home -v "$jdk_wanted" 2>/dev/null); then
        try_jdk java_home "$on_mac" && return 0
    fi
    echo "wippy: JDK $jdk_wanted is missing (looked at${looked#,});" \
        "install it, for example from https://adoptium.net, or set WIPPY_JAVA_HOME" >&2
    return 1
}
