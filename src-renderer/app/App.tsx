import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { DoorPlace } from '../place/DoorPlace.tsx';
import { FirstPlace } from '../place/FirstPlace.tsx';
import { MoveCover } from '../place/MoveCover.tsx';
import { useMove } from '../place/move.ts';
import { PlaceTroubleCover, PlaceTroubleScreen } from '../place/PlaceTrouble.tsx';
import { useTrouble, useTroubleAtWork } from '../place/useTrouble.ts';
import { orpc } from '../rpc/client.ts';
import { queryClient } from '../rpc/queryClient.ts';
import { useSession } from '../rpc/session.ts';
import { ChangePasswordScreen } from '../sessions/ChangePasswordScreen.tsx';
import { ExpiredDialog } from '../sessions/ExpiredDialog.tsx';
import { NoticeGate } from '../sessions/NoticeGate.tsx';
import { SecondFactorGate, SecondFactorScreen } from '../sessions/SecondFactorScreen.tsx';
import { SignInScreen } from '../sessions/SignInScreen.tsx';
import { SetupWizard } from '../setup/SetupWizard.tsx';
import { setTimeZone } from '../texts/formats.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { usePreferences } from '../ui/preferences.ts';
import { router } from './router.tsx';
import { SplashScreen } from './SplashScreen.tsx';
import { cssVariables, themeFor } from './theme.ts';
import { useShownLanguage } from './useShownLanguage.ts';

/** The window: its look, its data, and whichever of set-up, sign-in or the product itself is due. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Dressed />
    </QueryClientProvider>
  );
}

function Dressed() {
  const scheme = usePreferences((preferences) => preferences.scheme);
  const isHighContrast = usePreferences((preferences) => preferences.isHighContrast);
  const setup = useSetup();
  const accent = setup?.accent ?? null;
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const theme = useMemo(() => themeFor({ accent, isHighContrast }), [accent, isHighContrast]);

  useEffect(() => {
    document.documentElement.dataset.contrast = isHighContrast ? 'more' : 'normal';
  }, [isHighContrast]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    >
      {/* Never over a form’s button: those stand at the right, and at the bottom of a telephone. */}
      <Notifications position={isPhone ? 'top-center' : 'bottom-left'} limit={4} />
      <ErrorBoundary>
        <Stage />
      </ErrorBoundary>
      <MoveCover />
    </MantineProvider>
  );
}

/** Whoever comes next begins at their own home, not where somebody else left. */
function goHomeAfterwards() {
  return useSession.subscribe((now, before) => {
    if (now.phase !== 'signedOut' || before.me === null) return;
    void router.navigate({ to: '/', replace: true, ignoreBlocker: true });
  });
}

function Stage() {
  const phase = useSession((session) => session.phase);
  const mustChange = useSession((session) => session.me?.mustChangePassword === true);
  const lacksFactor = useSession((session) => session.me?.lacksSecondFactor === true);
  // Demanded in the middle of work it comes over the screens as they stand: nothing typed is lost.
  const isInside = phase === 'signedIn' && !mustChange && !lacksFactor;
  const [wasInside, setWasInside] = useState(false);
  if (isInside && !wasInside) setWasInside(true);
  if (phase === 'signedOut' && wasInside) setWasInside(false);
  const setup = useSetup();
  // Until it is set up, the institution has chosen no language: what the settings begin with is nobody's choice.
  useShownLanguage(setup === undefined || setup.needsSetup ? null : setup.language);
  setTimeZone(setup?.timeZone ?? null);
  useEffect(goHomeAfterwards, []);

  const trouble = useTrouble();
  const atWork = useTroubleAtWork(trouble);
  // What was restored knows nothing of this session: that is told by the cover, and nobody signs in under it.
  const isMoving = useMove((move) => move.phase !== 'none');

  if (trouble !== null && phase !== 'signedIn' && phase !== 'expired') {
    return <PlaceTroubleScreen trouble={trouble} />;
  }
  if (setup === undefined || phase === 'starting' || phase === 'unreachable') return <SplashScreen />;
  if (setup.needsSetup && phase === 'signedOut') {
    return (
      <FirstPlace>{(onBack) => <SetupWizard needsCode={setup.needsSetupCode} onBack={onBack} />}</FirstPlace>
    );
  }
  if (phase === 'signedOut') {
    return <DoorPlace>{(foot) => <SignInScreen setup={setup} foot={foot} />}</DoorPlace>;
  }
  if (mustChange) return <ChangePasswordScreen />;
  if (lacksFactor && !wasInside) return <SecondFactorScreen />;
  return (
    <>
      <RouterProvider router={router} />
      {!isMoving &&
        (phase === 'expired' ? <ExpiredDialog /> : lacksFactor ? <SecondFactorGate /> : <NoticeGate />)}
      {atWork.shown !== null && <PlaceTroubleCover trouble={atWork.shown} onKeepLooking={atWork.lookPast} />}
    </>
  );
}

function useSetup() {
  return useQuery(
    orpc.setup.status.queryOptions({ input: {}, staleTime: Number.POSITIVE_INFINITY, retry: true }),
  ).data;
}
