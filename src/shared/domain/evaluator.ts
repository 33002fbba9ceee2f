/** Someone who scores (评分人). Marks carry the name, so a name is never given to another person. */
export interface Evaluator {
  id: string
  name: string
  /** 单位; '' when not given. */
  unit: string
  /** Stage or role of a scheme's panel this person usually scores; null: any. */
  stage: string | null
  /** Whether signing in asks for a PIN. The PIN itself never leaves the main process. */
  hasPin: boolean
  /** No longer offered when signing in; what they entered keeps their name. */
  archived: boolean
}

/** In whose name marks are entered now. */
export interface CurrentEvaluator {
  /** The one signed in, else the one of the settings. Null: the settings' name is on no list yet. */
  evaluator: Evaluator | null
  /** The name marks would carry. */
  name: string
  signedIn: boolean
  /** Marks are refused (`sign-in-required`) until someone signs in: the settings' name is protected by a PIN. */
  signInRequired: boolean
}
