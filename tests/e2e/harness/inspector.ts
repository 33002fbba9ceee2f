/** Speaks to the main process through Node's inspector: the only way to answer a native dialog without a hook in the program. */
export async function connectInspector(address: string) {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', () => reject(new Error('the main process has no inspector')), { once: true })
  })
  let last = 0

  /** Evaluates an expression in the main process, where `require` is there. @returns its value */
  function evaluate(expression: string): Promise<unknown> {
    last += 1
    const id = last
    return new Promise((resolve, reject) => {
      const answer = (event: MessageEvent) => {
        const reply: { id?: number; error?: { message: string }; result?: { result?: { value?: unknown }; exceptionDetails?: { text: string; exception?: { description?: string } } } } = JSON.parse(String(event.data))
        if (reply.id !== id) return
        socket.removeEventListener('message', answer)
        const thrown = reply.result?.exceptionDetails
        if (reply.error) reject(new Error(reply.error.message))
        else if (thrown) reject(new Error(thrown.exception?.description ?? thrown.text))
        else resolve(reply.result?.result?.value)
      }
      socket.addEventListener('message', answer)
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, includeCommandLineAPI: true, awaitPromise: true, returnByValue: true } }))
    })
  }

  return { evaluate, close: () => socket.close() }
}
