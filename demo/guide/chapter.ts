import type { TemplateResult } from 'lit'
import type { Language } from '../data/company.ts'

/** One chapter in one language; what is long comes when it is read. */
export interface Text { readonly title: string; readonly lead: string; readonly body: TemplateResult | (() => Promise<TemplateResult>) }
export type Chapter = Readonly<Record<Language, Text>>

/** A decision with a lasting cost: what forced it, what was decided, what it costs. */
export interface Decision { readonly id: string; readonly order: number; readonly text: Readonly<Record<Language, { readonly title: string; readonly because: string; readonly decided: string; readonly costs: string }>> }
