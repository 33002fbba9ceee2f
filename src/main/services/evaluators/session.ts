import type { CurrentEvaluator, Evaluator } from '@shared/domain/evaluator'
import { AppError } from '@shared/errors'
import type { Store } from '../../store'

/** Who is signed in, by open data file. Forgotten with the file and the program: a new start asks again. */
const signedIn = new WeakMap<Store, string>()

export function rememberSignIn(store: Store, id: string): void {
  signedIn.set(store, id)
}

export function forgetSignIn(store: Store): void {
  signedIn.delete(store)
}

/** In whose name is written: the one signed in, else the name of the settings. */
export function currentEvaluator(store: Store): CurrentEvaluator {
  const id = signedIn.get(store)
  const present = id === undefined ? null : store.evaluators.find(id)
  if (present) return { evaluator: present, name: present.name, signedIn: true, signInRequired: false }
  const { evaluatorName } = store.settings.get()
  const evaluator = store.evaluators.findNamed(evaluatorName)
  return { evaluator, name: evaluatorName, signedIn: false, signInRequired: evaluator?.hasPin === true }
}

/** @throws AppError `sign-in-required` where marks may not be entered in the settings' name */
export function requireScorer(store: Store): void {
  if (currentEvaluator(store).signInRequired) throw new AppError('sign-in-required', '这个评分人设有口令，请先选择评分人并输入口令，再录入评分。')
}

/** Someone chosen by name and person, not the settings' default. @throws AppError `sign-in-required` */
export function requireSignedIn(store: Store, purpose: string): Evaluator {
  const { evaluator, signedIn: known } = currentEvaluator(store)
  if (!known || !evaluator) throw new AppError('sign-in-required', `${purpose}要写明由谁做的，请先选择评分人。`)
  return evaluator
}
