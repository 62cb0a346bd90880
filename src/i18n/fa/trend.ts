import type { trend as en } from '../en/trend.ts'

export const trend: typeof en = {
  title: 'فروش و میانگین متحرک',
}
