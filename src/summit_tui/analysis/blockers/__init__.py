"""What keeps an outcome from coming about, and the least that would have to give.

**When an outcome holds.** The state of the world is the least set of outcomes closed under two
rules. *(Met)* An outcome whose status is `met` holds. *(Moment)* A set of outcomes comes about at
one moment when each of them is ready:

- no refusal of it stands;
- each counted precondition on it is waived, or one of its `any_of` groups wholly holds already;
- if nothing is said about it, neither a counted precondition nor a refusal, its step is taken.

A moment is nearly always that of a single outcome. Only a precondition whose holder has agreed to
`together` may look at the others of the same moment instead of at what holds already; "before"
has become "together with". Then every outcome that waits for one of the same moment must lie on a
loop that an agreed precondition closes: an `inferred` precondition that nobody set says that one
thing is not to be had without the other, not which comes first, so it goes along, but never
carries a loop by itself. Demands that were not agreed on, and law, keep their order.

So a circle never supports itself, every move can only help, and silence is no refusal: a
controller without demands and refusals is willing. Whoever drops the last refusal of an outcome
on which nothing else rests has agreed to it; a further step would be the same concession twice.

**Where things are.** `moves` what parties can do; `blocker_graph` the outcomes and preconditions
of a dossier, with the bases that count and the moves that are assumed; `state` what holds, and
why; `deadlocks` who waits for whom in a circle; `circles` the same for the contradictions;
`answer` all of it; `outline`, `line_status`, `words` and `evidence` what it takes to show it.
`solver/` knows numbers only: `rules` and their fixpoint, `circuits` of a graph, the `reduction` to
what blocks a goal, its `encoding` for the `solver`, and the `search` for packages. Nothing in here
recurses, so nothing depends on how deep a dossier is.
"""
