import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Person } from '#shared/people/contract.ts';
import { client, orpc } from '../rpc/client.ts';
import { useAllows } from '../rpc/session.ts';
import { useCommand } from '../rpc/useCommand.ts';
import { useTexts } from '../texts/useTexts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { Page } from '../ui/Page.tsx';
import { RecordFrame } from '../ui/RecordFrame.tsx';
import { SkeletonForm } from '../ui/Skeletons.tsx';
import { AbsencesPanel } from './AbsencesPanel.tsx';
import { AccountBadge } from './AccountBadge.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { HeldPanel } from './HeldPanel.tsx';
import { PersonFields } from './PersonFields.tsx';
import styles from './people.module.css';
import { peopleTexts } from './texts.ts';
import { usePersonChoices } from './usePersonChoices.ts';
import { useDescribePerson, usePersonForm } from './usePersonForm.ts';

const route = getRouteApi('/administracion/personas/$personId');

/** A person: what is known about them, their account, their absences. */
export function PersonScreen() {
  const { personId } = route.useParams();
  const t = useTexts(peopleTexts);
  const id = Number(personId);
  const mayManage = useAllows('people.manage');
  const person = useQuery(orpc.people.get.queryOptions({ input: { id } }));

  return (
    <Page
      title={person.data?.name ?? t('person')}
      subtitle={person.data !== undefined && <AccountBadge person={person.data} variant="plain" />}
    >
      <Loaded query={person} skeleton={<SkeletonForm fields={7} />}>
        {(data) => (
          <div className={styles.columns}>
            <PersonForm key={data.id} person={data} />
            <aside className={styles.aside}>
              <AccountPanel person={data} />
              <HeldPanel person={data} />
              {mayManage && (
                <Link to="/administracion/privacidad" search={{ view: 'people', person: data.id }}>
                  {t('personalData')}
                </Link>
              )}
              {data.roles.includes('technician') && <AbsencesPanel person={data} />}
              {data.headsAreas.length > 0 && (
                <section className={styles.panel}>
                  <h2 className={styles.sectionTitle}>{t('headsAreas')}</h2>
                  {data.headsAreas.map((area) => (
                    <div key={area.id}>
                      <Link to="/administracion/areas" search={{ open: area.id }}>
                        {area.name}
                      </Link>
                    </div>
                  ))}
                </section>
              )}
            </aside>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function PersonForm({ person }: { readonly person: Person }) {
  const choices = usePersonChoices();
  const update = useCommand(client.people.update, { changes: ['person'], errors: 'inline' });
  const record = usePersonForm({
    person,
    command: update,
    inputOf: (input, seen) => ({ ...input, id: person.id, version: seen?.version ?? person.version }),
    storedOf: (stored) => stored,
  });
  return (
    <RecordFrame record={record} describe={useDescribePerson(choices)} mayEdit={useAllows('people.manage')}>
      <PersonFields form={record.form} choices={choices} person={person} />
    </RecordFrame>
  );
}
