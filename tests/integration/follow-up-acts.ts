import { type ActionDefinition, definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import * as actions from "@/lib/reports/actions";

// Each result is read by its own test; what all of them have is an id.
type Definition = ActionDefinition<never, { id: string }>;

function of(action: object): Definition {
  const definition = definitionOf(action);
  if (!definition) throw new Error("not an action");
  return definition as unknown as Definition;
}

const definitions = {
  task: of(actions.createTaskAction),
  improvement: of(actions.createImprovementFromAction),
  close: of(actions.closeFollowUpAction),
  reopen: of(actions.reopenFollowUpAction),
  correct: of(actions.correctFollowUpAction),
  startBook: of(actions.startBookAction),
  cancelBook: of(actions.cancelBookAction),
};

/** Runs an action of the desk as an actor: permission, input, transaction, trail and job as in the application. */
export function act(name: keyof typeof definitions, actor: Actor, input: object): Promise<{ id: string }> {
  return execute(definitions[name], actor, input);
}
