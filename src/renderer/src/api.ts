import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '@shared/contract'
import { link } from './transport'

/** Everything the services do for a page. A call rejects with an AppError: code, Chinese sentence, place. */
export const api: ContractRouterClient<Contract> = createORPCClient(link)
