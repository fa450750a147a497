import 'react';

declare module 'react' {
  // Custom properties in `style`: values that only the component knows, read by its stylesheet.
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
