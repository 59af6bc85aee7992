return {
    -- Without a value it waits for a message that nobody sends.
    wait = function(value)
        return value or process.inbox():receive()
    end,
    wait_for_cancel = function(parent)
        process.send(parent, "reason", process.events():receive().reason)
    end,
}
