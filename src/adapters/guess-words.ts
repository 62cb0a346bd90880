import type { Opportunity } from '../model/index.ts'

export type GuessedField = Exclude<keyof Opportunity, 'void'>

/**
 * What CRM exports call the fields, folded, in English and Persian; the first of a list are the surest. Words are
 * compared as wholes, in any order.
 */
export const FIELD_WORDS: Readonly<Record<GuessedField, readonly string[]>> = {
  id: [
    'opportunity id', 'deal id', 'record id', 'id', 'opportunity key', 'deal key', 'opportunity number',
    'opportunity no', 'deal number', 'deal no',
    'شناسه فرصت', 'شناسه', 'کد فرصت', 'شماره فرصت', 'شناسه معامله', 'کد معامله', 'کد', 'شماره', 'ردیف',
  ],
  pipelineId: ['pipeline', 'pipeline name', 'pipeline id', 'sales pipeline', 'قیف', 'قیف فروش', 'خط فروش'],
  createdAt: [
    'created at', 'created', 'created date', 'create date', 'creation date', 'created on', 'date created',
    'engage date', 'opened', 'opened at', 'open date', 'start date',
    'entry date', 'date entered', 'date added', 'add time', 'created time',
    'تاریخ ایجاد', 'تاریخ ثبت', 'زمان ایجاد', 'تاریخ شروع', 'تاریخ ورود', 'ایجاد', 'ایجاد شده در', 'تاریخ افتتاح',
  ],
  closedAt: [
    'closed at', 'close date', 'closed', 'closed date', 'closed on', 'date closed', 'actual close date',
    'closing date', 'won date', 'end date', 'won time', 'close time', 'decided at',
    'تاریخ بستن', 'تاریخ بسته شدن', 'تاریخ پایان', 'تاریخ اختتام', 'تاریخ نهایی', 'تاریخ فروش', 'تاریخ قطعی شدن',
    'بسته شده در',
  ],
  qualifiedAt: [
    'qualified at', 'qualified date', 'date qualified', 'qualified on', 'qualification date', 'sql date', 'qualified time',
    'تاریخ واجد شرایط شدن', 'تاریخ تأیید صلاحیت', 'تاریخ صلاحیت',
  ],
  expectedClose: [
    'expected close', 'expected close date', 'estimated close date', 'forecast close date', 'expected closing',
    'expected closing date', 'close date expected',
    'تاریخ پیش بینی', 'تاریخ احتمالی بستن', 'تاریخ مورد انتظار', 'تاریخ پیش بینی بستن',
  ],
  stage: [
    'stage', 'deal stage', 'stage name', 'sales stage', 'opportunity stage', 'pipeline stage', 'status', 'deal status',
    'state', 'phase', 'مرحله', 'مرحله فروش', 'وضعیت', 'وضعیت فرصت', 'مرحله فرصت', 'نتیجه',
  ],
  ownerId: [
    'owner', 'owner name', 'sales agent', 'opportunity owner', 'deal owner', 'sales rep', 'rep',
    'sales representative', 'representative', 'salesperson', 'sales person', 'agent', 'seller',
    'assigned to', 'assignee', 'account manager', 'owner id', 'user', 'responsible',
    'کارشناس فروش', 'کارشناس', 'فروشنده', 'مسئول', 'مسئول فروش', 'مالک', 'نماینده فروش', 'کاربر', 'ارجاع به',
  ],
  customerId: [
    'customer', 'account', 'customer name', 'account name', 'client', 'client name', 'company', 'company name',
    'organization', 'organisation', 'customer id', 'account id', 'buyer',
    'مشتری', 'نام مشتری', 'شرکت', 'نام شرکت', 'سازمان', 'طرف حساب', 'خریدار',
  ],
  amount: [
    'amount', 'close value', 'deal value', 'opportunity amount', 'deal amount', 'value', 'opportunity value',
    'deal size', 'revenue', 'total amount', 'price', 'total', 'sales amount', 'estimated revenue',
    'مبلغ', 'مبلغ فرصت', 'مبلغ فروش', 'ارزش', 'ارزش معامله', 'قیمت', 'مبلغ کل', 'درآمد', 'مبلغ ریال', 'مبلغ قرارداد',
  ],
  currency: ['currency', 'currency code', 'currency iso code', 'deal currency', 'ارز', 'واحد پول', 'واحد ارز'],
  source: [
    'source', 'lead source', 'deal source', 'channel', 'lead channel', 'campaign', 'منبع', 'منبع سرنخ', 'کانال',
    'نحوه آشنایی', 'روش آشنایی',
  ],
  product: [
    'product', 'product name', 'item', 'product line', 'service', 'محصول', 'نام محصول', 'کالا', 'خدمت', 'خدمات',
  ],
  region: [
    'region', 'territory', 'area', 'regional office', 'city', 'province', 'country', 'office', 'منطقه', 'استان', 'شهر',
    'ناحیه', 'کشور', 'شعبه',
  ],
  lostReason: [
    'lost reason', 'loss reason', 'closed lost reason', 'reason lost', 'reason for loss', 'reason', 'دلیل باخت',
    'دلیل شکست', 'علت شکست', 'دلیل از دست رفتن', 'علت از دست رفتن', 'دلیل عدم موفقیت', 'دلیل',
  ],
}
