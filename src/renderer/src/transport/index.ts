import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { withAppErrors } from './errors'
import { tellFault } from './faults'

/** Whether the page lies in Electron's window. */
export const inElectron = location.protocol === 'app:'

const interceptors = [
  async ({ next, path, signal }: { next: () => Promise<unknown>; path: readonly string[]; signal?: AbortSignal }) => {
    try {
      return await withAppErrors(next, signal)
    } catch (error) {
      tellFault(error, path[0])
      throw error
    }
  },
]

/** In Electron one end of a channel goes to main; in a browser calls go to where the page came from. */
function connect() {
  if (!inElectron) return new HttpLink({ url: `${location.origin}/rpc`, interceptors })
  const { port1, port2 } = new MessageChannel()
  window.postMessage('sixstar:connect', location.origin, [port2])
  port1.start()
  return new PortLink({ port: port1, interceptors })
}

export const link = connect()
