import { createRootRoute } from '@tanstack/react-router';

/** The root that every feature's routes hang from; the frame around them is the router's wrap (app/router.tsx). */
export const rootRoute = createRootRoute();
