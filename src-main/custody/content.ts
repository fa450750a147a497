import { pesosInWords } from '#shared/custody/amountInWords.ts';
import type { ContentItem, FormContent } from '#shared/custody/content.ts';
import type { CustodyKind } from '#shared/custody/custody.ts';
import type { ItemInput, Party } from '#shared/custody/fields.ts';
import type { Settings } from '#shared/settings/contract.ts';
import type { AssetRecord } from '../assets/load.ts';
import type { ReadDb } from '../db/handles.ts';
import { fill, printable } from '../pdf/printable.ts';
import { FORM_LOCALES, type FormTexts, formTexts } from './formTexts.ts';

type Language = 'es' | 'en' | 'pt';

/** Who and what a form is about, as it stands when it is issued. */
export interface Issuing {
  readonly kind: CustodyKind;
  readonly folio: string;
  /** UTC ms. */
  readonly at: number;
  readonly language: Language;
  readonly settings: Settings;
  readonly delivers: Party;
  readonly receives: Party;
  readonly authorises: Party | null;
  readonly issuedBy: string;
  readonly lines: readonly { readonly asset: AssetRecord; readonly input: ItemInput }[];
  readonly locations: ReadonlyMap<number, string>;
}

/** Everything that the form prints, in words, from what is known at this moment. */
export function contentOf(issuing: Issuing): FormContent {
  const { kind, language, settings, delivers, receives, authorises, lines } = issuing;
  const texts = formTexts[language];
  const locale = FORM_LOCALES[language];
  const { institution, inventory, printing } = settings;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: institution.timeZone });
  const money = moneyOf(locale, inventory.currency);
  const date = day.format(issuing.at);
  const costs = lines.flatMap(({ asset }) => (asset.costCents === null ? [] : [asset.costCents]));
  const sum = costs.reduce((total, cents) => total + cents, 0);
  const isPesos = language === 'es' && inventory.currency === 'MXN';
  const names = { date, from: delivers.name, to: receives.name, institution: institution.name };
  return {
    format: 1,
    language: locale,
    timeZone: institution.timeZone,
    kind,
    folio: issuing.folio,
    title: texts.title[kind],
    intro: printable(fill(texts.intro[kind], names)),
    date,
    institution: printable(institution.name),
    letterhead: printable(printing.letterhead),
    logo: printing.logo,
    delivers: printableParty(delivers),
    receives: printableParty(receives),
    authorises: authorises === null ? null : printableParty(authorises),
    issuedBy: printable(issuing.issuedBy),
    items: lines.map((line) => itemOf(line, texts, money, issuing.locations)),
    count: fill(lines.length === 1 ? texts.count.one : texts.count.other, { count: lines.length }),
    total: costs.length === 0 ? null : withCode(money(sum), inventory.currency),
    totalInWords: costs.length === 0 || !isPesos ? null : pesosInWords(sum),
    legend: printable(legendOf(kind, texts, printing.custodyLegend)),
    copies: [...texts.copies],
    labels: { ...texts.labels },
  };
}

function legendOf(kind: CustodyKind, texts: FormTexts, custodyLegend: string): string {
  if (kind === 'return') return texts.returnLegend;
  return kind === 'renewal' ? `${custodyLegend}\n${texts.renewalLegend}` : custodyLegend;
}

function itemOf(
  { asset, input }: Issuing['lines'][number],
  texts: FormTexts,
  money: (cents: number) => string,
  locations: Issuing['locations'],
): ContentItem {
  const location = asset.locationId === null ? null : (locations.get(asset.locationId) ?? null);
  return {
    assetId: asset.id,
    inventoryNumber: printable(asset.inventoryNumber),
    description: printable(asset.name),
    brand: printableOrNull(asset.brand),
    model: printableOrNull(asset.model),
    serial: printableOrNull(asset.serial),
    location: printableOrNull(location),
    value: asset.costCents === null ? null : money(asset.costCents),
    condition: input.condition,
    conditionWord: texts.condition[input.condition],
    accessories: printableOrNull(input.accessories),
    note: printableOrNull(input.note),
  };
}

function printableOrNull(text: string | null): string | null {
  return text === null ? null : printable(text);
}

function printableParty(party: Party): Party {
  const { personId, name, employeeNumber, post, area } = party;
  return {
    personId,
    name: printable(name),
    employeeNumber: printableOrNull(employeeNumber),
    post: printableOrNull(post),
    area: printableOrNull(area),
  };
}

function moneyOf(locale: string, currency: string): (cents: number) => string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  // A narrow no-break space is not in every font.
  return (cents) => format.format(cents / 100).replaceAll(/[\u202f\u00a0]/g, '\u00a0');
}

/** `$` alone may be many currencies. */
function withCode(amount: string, currency: string): string {
  return amount.includes(currency) ? amount : `${amount} ${currency}`;
}

export interface PartyRecord extends Party {
  readonly personId: number;
  readonly isEnabled: boolean;
  readonly isManager: boolean;
}

/** People as a form names them, by id. */
export async function partiesOf(
  db: ReadDb,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PartyRecord>> {
  const rows = await db
    .selectFrom('people as p')
    .leftJoin('areas as a', 'a.id', 'p.areaId')
    .select(['p.id', 'p.name', 'p.employeeNumber', 'p.post', 'p.isEnabled', 'a.name as area'])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('personRoles as r')
            .select('r.id')
            .whereRef('r.personId', '=', 'p.id')
            .where('r.role', '=', 'manager'),
        )
        .as('isManager'),
    )
    .where('p.id', 'in', [...ids])
    .execute();
  return new Map(
    rows.map(({ id, isEnabled, isManager, ...rest }) => [
      id,
      { personId: id, ...rest, isEnabled: isEnabled === 1, isManager: Boolean(isManager) },
    ]),
  );
}

/** Names of the places where these assets are. */
export async function locationNames(
  db: ReadDb,
  assets: readonly AssetRecord[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(assets.flatMap(({ locationId }) => (locationId === null ? [] : [locationId])))];
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('locations').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
