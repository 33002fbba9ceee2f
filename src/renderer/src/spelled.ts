import { match } from 'pinyin-pro'

/** Whether letters spell a part of a name: the initials or the syllables of characters that follow each other. */
export function isSpelled(name: string, letters: string): boolean {
  return /^[a-z ]+$/i.test(letters) && match(name, letters, { continuous: true }) !== null
}
