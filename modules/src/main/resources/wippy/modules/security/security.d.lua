--- In whose name code runs, and what policies allow. A process or function has an actor, who acts, and
--- a scope, the policies that decide what the actor may do. Both are inherited by what it calls and
--- spawns; with_actor and with_scope of funcs and process, the section security of a function or process
--- entry and lifecycle.security of a service set others. With an actor and a scope, what a function with a
--- permission does is refused unless a policy of the scope allows it and none denies it. Where one is
--- missing, everything is allowed, or with the setting security.strict_mode refused.
---
--- A policy is an entry of kind security.policy. Below policy it has actions and resources, a text or a list
--- of texts in which * stands for anything; effect, allow or deny; and conditions, which all have to hold: a
--- field (actor.id, actor.meta.KEY, action, resource, meta.KEY), an operator (eq, ne, lt, gt, lte, gte, in,
--- nin, exists, nexists, contains, ncontains, matches, nmatches) and a value, or the field that it is in
--- (value_from). groups lists the groups that the policy is in. In what the runtime checks itself, meta.pid is
--- the process that asks.

--- Somebody who acts. Immutable, can be sent.
type Actor = {
    --- Its id.
    id: (self: Actor) -> string,
    --- What is known about it: a new table each time.
    meta: (self: Actor) -> {[string]: any},
}

--- An entry of kind security.policy, as it is whenever it is asked; one that was deleted says nothing. Can
--- be sent.
type Policy = {
    --- The id of the entry.
    id: (self: Policy) -> string,
    --- What it says of that actor doing that to that resource: "allow", "deny", or "undefined" if it is not
    --- about it.
    evaluate: (self: Policy, actor: Actor, action: string, resource: string, meta: {[string]: any}?) -> string,
}

--- Policies that decide together. Immutable: what changes it gives another. Can be sent.
type Scope = {
    --- A scope with this policy, too.
    with: (self: Scope, policy: Policy) -> Scope,
    --- A scope without a policy, given as such or by its id.
    without: (self: Scope, policy: Policy | string) -> Scope,
    --- Whether a policy is in it, given as such or by its id.
    contains: (self: Scope, policy: Policy | string) -> boolean,
    --- All of its policies.
    policies: (self: Scope) -> {Policy},
    --- "deny" if a policy says so, otherwise "allow" if one does, otherwise "undefined".
    evaluate: (self: Scope, actor: Actor, action: string, resource: string, meta: {[string]: any}?) -> string,
}

type Module = {
    --- Who acts here, nil if nobody is known.
    actor: () -> Actor?,
    --- The policies that decide here, nil if there are none.
    scope: () -> Scope?,
    --- Whether the policies allow it here; false without an actor or scope.
    can: (action: string, resource: string, meta: {[string]: any}?) -> boolean,
    --- An actor. The metadata are text, numbers, booleans and tables of them. Raises if that is not allowed.
    --- @permission security.actor.create on id
    new_actor: (id: string, meta: {[string]: any}?) -> Actor,
    --- A scope of these policies, or of none. Raises if that is not allowed.
    --- @permission security.scope.create on "custom"
    new_scope: (policies: {Policy}?) -> Scope,
    --- The policy of that id, or nil and an error of kind Internal.
    --- @permission security.policy.get on name
    policy: (name: string) -> (Policy?, errors.Error?),
    --- A scope of the policies that are in a group now, or nil and an error of kind Internal if none is.
    --- @permission security.policy_group.get on name
    named_scope: (name: string) -> (Scope?, errors.Error?),
}
