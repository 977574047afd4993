#!/bin/sh
# Sourced by script/test and script/bench: a PostgreSQL and a Redis of their own, which end with the script.
# start_services NAME [POSTGRESQL OPTIONS]... sets DATABASE_URL, REDIS_URL and CCHC_HOME.

as_server() { # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

stop_services() {
    status=$?
    trap - EXIT INT TERM HUP
    as_server "$server/pg_ctl" -s -D "$work/database" -m immediate stop >/dev/null 2>&1 || true
    [ -z "$redis" ] || kill "$redis" 2>/dev/null || true
    rm -rf "$work"
    exit "$status"
}

start_database() {
    mkdir "$work/database"
    [ "$(id -u)" != 0 ] || chown postgres: "$work/database"
    as_server "$server/initdb" -D "$work/database" -U cchc -A trust -E UTF8 --locale=C.UTF-8 --no-sync \
        >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    as_server "$server/pg_ctl" -s -w -D "$work/database" -l "$work/database/log" -o "-c listen_addresses= \
        -c unix_socket_directories=$work/database -c max_connections=100 $*" start ||
        { cat "$work/database/log" >&2; exit 1; }
}

start_services() {
    work=$(mktemp -d "/tmp/cchc-$1.XXXXXX")
    shift
    chmod 755 "$work" # the account postgres must get through to its folder
    redis=""
    server=$(find /usr/lib/postgresql -maxdepth 1 -mindepth 1 | sort -V | tail -n 1)/bin
    trap stop_services EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    free_port='import socket; print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])'
    redis_port=$(.venv/bin/python -c "$free_port")

    start_database "$@"
    redis-server --bind 127.0.0.1 --port "$redis_port" --save "" --appendonly no --dir "$work" >"$work/redis.log" &
    redis=$!

    for name in $(env | sed -n 's/^\(CCHC_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
    unset DATABASE_URL_FILE REDIS_URL_FILE
    export CCHC_ENV_FILE=/dev/null CCHC_HOME="$work/home"
    # Over PostgreSQL's socket, as on one machine (docs/operations.md).
    export DATABASE_URL="postgres://cchc@$(echo "$work/database" | sed s,/,%2F,g)/cchc"
    export REDIS_URL="redis://127.0.0.1:$redis_port/0"
}
