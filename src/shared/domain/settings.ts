/** What the office sets once. */
export interface Settings {
  /** 单位: printed under the title of tables. */
  unitName: string
  /** Whose name marks carry on this machine. */
  evaluatorName: string
  /** Signature lines of exported tables, e.g. 制表人, 审核人, 负责人. */
  signatures: string[]
  townships: { name: string; aliases: string[] }[]
}
