-- The first word that a text contains decides.
local WORDS: {{string}} = {
    { "password", "accounts" },
    { "log in", "accounts" },
    { "invoice", "billing" },
    { "refund", "billing" },
    { "internet", "network" },
    { "wifi", "network" },
}

type Verdict = { desk: string, urgent: boolean }

local function triage(text: string): Verdict
    local lower = text:lower()
    local verdict: Verdict = { desk = "accounts", urgent = lower:find("urgent", 1, true) ~= nil }
    for _, word in ipairs(WORDS) do
        if lower:find(word[1], 1, true) then
            verdict.desk = word[2]
            break
        end
    end
    return verdict
end

return { triage = triage }
