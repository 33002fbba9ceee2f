import type { Scheme } from '@rules'
import { fenleiDingji } from './fenlei-dingji'
import { hubei2010 } from './hubei-2010'
import { wuxingChuangping } from './wuxing-chuangping'

/** Published documents to begin an own scheme from. They are templates only: no data file holds them. */
export const publishedSchemes: readonly Scheme[] = [hubei2010, wuxingChuangping, fenleiDingji]
