import type { Linked } from './facts.ts';

/** Text between tags or in a quoted attribute; nothing of it can become markup. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A piece of a message, set as text and as HTML from the same content. */
export type Block =
  | { readonly kind: 'paragraph' | 'quiet' | 'heading'; readonly text: string }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly link: string; readonly isQuiet?: boolean }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] };

export interface ListItem {
  readonly text: string;
  /** Named after it, each with its link where there is one. */
  readonly names: readonly Linked[];
  /** What comes after the names. */
  readonly rest: string | null;
}

/** Line by line, for readers that show no HTML. */
export function asText(blocks: readonly Block[]): string {
  return `${blocks.map(textOf).join('\n\n')}\n`;
}

function textOf(block: Block): string {
  switch (block.kind) {
    case 'quote':
      return block.text.replaceAll(/^/gm, '> ');
    case 'link':
      return `${block.text}:\n${block.link}`;
    case 'list':
      return block.items.map(itemText).join('\n');
    case 'paragraph':
    case 'quiet':
    case 'heading':
      return block.text;
  }
}

function itemText({ text, names, rest }: ListItem): string {
  const named = names.map(({ label, link }) => `  ${label}${link === null ? '' : ` ${link}`}`);
  return [`- ${text}`, ...named, ...(rest === null ? [] : [`  ${rest}`])].join('\n');
}

const QUIET = 'color:#5c5f66;font-size:13px';

/** No pictures, no scripts, nothing fetched: readable in any program, and by a screen reader in its language. */
export function asHtml(language: string, title: string, blocks: readonly Block[]): string {
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(title)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#ffffff;color:#1a1b1e;font:15px/1.5 system-ui,sans-serif">',
    '<main style="max-width:36em;margin:0 auto">',
    ...blocks.map(htmlOf),
    '</main></body></html>',
  ].join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="font-size:18px;line-height:1.3;margin:16px 0">${escapeHtml(block.text)}</h1>`;
    case 'paragraph':
      return `<p style="margin:12px 0">${lines(block.text)}</p>`;
    case 'quiet':
      return `<p style="margin:8px 0;${QUIET}">${lines(block.text)}</p>`;
    case 'quote':
      return `<blockquote style="margin:12px 0;padding:8px 16px;border-left:3px solid #0b7285;background:#f8f9fa">${lines(block.text)}</blockquote>`;
    case 'link':
      return `<p style="margin:${block.isQuiet ? `8px 0;${QUIET}` : '16px 0'}"><a href="${escapeHtml(block.link)}" style="color:#0b5f6e">${escapeHtml(block.text)}</a></p>`;
    case 'list':
      return `<ul style="margin:12px 0;padding-left:20px">${block.items.map(itemHtml).join('')}</ul>`;
  }
}

function itemHtml({ text, names, rest }: ListItem): string {
  const named = names.map(({ label, link }) =>
    link === null
      ? escapeHtml(label)
      : `<a href="${escapeHtml(link)}" style="color:#0b5f6e">${escapeHtml(label)}</a>`,
  );
  const all = [...named, ...(rest === null ? [] : [escapeHtml(rest)])];
  const after = all.length === 0 ? '' : `<br><span style="${QUIET}">${all.join(', ')}</span>`;
  return `<li style="margin:6px 0"><strong>${escapeHtml(text)}</strong>${after}</li>`;
}

const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>');
