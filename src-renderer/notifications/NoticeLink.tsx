import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface NoticeLinkProps {
  readonly href: string;
  readonly className: string | undefined;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** Whether the browser should do what it always does with a click: a new tab, a new window, a download. */
const isForBrowser = (event: MouseEvent) =>
  event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/** A link to an address that is known only at run time, since notices of all features come here. */
export function NoticeLink({ href, className, onOpen, children }: NoticeLinkProps) {
  const navigate = useNavigate();
  return (
    <a
      href={href}
      className={className}
      onClick={(event) => {
        onOpen();
        if (isForBrowser(event)) return;
        event.preventDefault();
        void navigate({ href });
      }}
    >
      {children}
    </a>
  );
}
