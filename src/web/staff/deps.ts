import type { AdministratieStore } from '../../ports/administratie-store.js';
import type { CalendarFile } from '../../ports/calendar-file.js';
import type { Charts } from '../../ports/charts.js';
import type { Clock } from '../../ports/clock.js';
import type { Csv } from '../../ports/csv.js';
import type { AuditTrail, CodeHasher, DossierStore } from '../../ports/dossier-store.js';
import type { Hulplijnen } from '../../ports/hulplijnen.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Notifier } from '../../ports/notifier.js';
import type { SchoolStore } from '../../ports/school-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import type { SignInProvider } from '../../ports/sign-in-provider.js';
import type { Texts } from '../../ports/texts.js';
import type { AnswerDeps } from '../../use-cases/staff/answer-melder.js';
import type { Mac } from '../../use-cases/staff/sign-in-link.js';

/** What the staff pages stand on. */
export interface StaffDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly audit: AuditTrail;
  readonly medewerkers: MedewerkerStore;
  readonly administratie: AdministratieStore;
  readonly shortTerm: ShortTermStore;
  readonly notifier: Notifier;
  readonly hulplijnen: Hulplijnen;
  readonly texts: Texts;
  readonly calendarFile: CalendarFile;
  readonly charts: Charts;
  readonly csv: Csv;
  /** Absent: people sign in with a link by mail only. */
  readonly signInProvider?: SignInProvider;
  readonly mac: Mac;
  readonly codes: CodeHasher;
  /** Of which geheime woorden are made. */
  readonly words: readonly string[];
  /** Called when something waits to be sent. */
  readonly wake?: () => void;
  /** Whether cards can come in Teams. @default no */
  readonly teams?: boolean;
  readonly tellMelder?: NonNullable<AnswerDeps['tellMelder']>;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
  /** The site is reached over https. */
  readonly secure: boolean;
  readonly stylesheetUrl: string;
  readonly iconUrl?: string;
}
