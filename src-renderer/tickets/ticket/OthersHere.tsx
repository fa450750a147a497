import { useOthersIn } from '../../rpc/presence.ts';
import { useMe } from '../../rpc/session.ts';
import { useFormats } from '../../texts/formats.ts';
import { useTexts } from '../../texts/useTexts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import styles from './OthersHere.module.css';
import { ticketTexts } from './texts.ts';

/** The faces of whoever is in the ticket too. */
export function OthersHere({ ticketId }: { readonly ticketId: number }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  const others = useOthersIn(ticketId, useMe().id);
  if (others.length === 0) return null;
  const names = formats.list(others.map((person) => person.name));
  return (
    <span
      className={styles.faces}
      role="status"
      aria-label={t(others.length === 1 ? 'presence.hereOne' : 'presence.hereMany', { names })}
    >
      {others.slice(0, 4).map((person) => (
        <Avatar key={person.id} name={person.name} ring={person.isTyping ? 'typing' : 'here'} />
      ))}
    </span>
  );
}

/** “Ana está escribiendo…”, at the place where one writes oneself. */
export function OthersTyping({ ticketId }: { readonly ticketId: number }) {
  const t = useTexts(ticketTexts);
  const formats = useFormats();
  const typing = useOthersIn(ticketId, useMe().id).filter((person) => person.isTyping);
  const names = formats.list(typing.map((person) => person.name));
  return (
    <span className={styles.typing} role="status">
      {typing.length === 0
        ? ''
        : t(typing.length === 1 ? 'presence.typingOne' : 'presence.typingMany', { names })}
    </span>
  );
}
