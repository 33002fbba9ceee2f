/** Runs `work` as a user file permissions hold for: the superuser, whom tests in containers run as, may write anywhere. */
export function asOrdinaryUser(work: () => void): void {
  const superuser = process.geteuid?.() === 0
  if (superuser) process.seteuid?.(65534)
  try {
    work()
  } finally {
    if (superuser) process.seteuid?.(0)
  }
}
