import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { withAppErrors } from './errors'

/** Whether the page lies in Electron's window. */
export const inElectron = location.protocol === 'app:'

const interceptors = [({ next, signal }: { next: () => Promise<unknown>; signal?: AbortSignal }) => withAppErrors(next, signal)]

/** In Electron one end of a channel goes to main; in a browser calls go to where the page came from. */
function connect() {
  if (!inElectron) return new HttpLink({ url: `${location.origin}/rpc`, interceptors })
  const { port1, port2 } = new MessageChannel()
  window.postMessage('sixstar:connect', location.origin, [port2])
  port1.start()
  return new PortLink({ port: port1, interceptors })
}

export const link = connect()
