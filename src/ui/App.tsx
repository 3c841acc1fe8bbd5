import { Box } from 'ink';
import { never } from '../base/exhaustive.ts';
import { t } from '../words/words.ts';
import { ChapterScreen } from './chapter/ChapterScreen.tsx';
import { LEAST, tooSmall } from './chapter/layout.ts';
import { TooSmall } from './components/TooSmall.tsx';
import type { School } from './school.tsx';
import type { Screen } from './screen.ts';
import { CertificateScreen } from './screens/CertificateScreen.tsx';
import { HomeScreen } from './screens/HomeScreen.tsx';
import { OpeningScreen } from './screens/OpeningScreen.tsx';
import { PageScreen } from './screens/PageScreen.tsx';
import { type Theme, ThemeProvider } from './theme.tsx';

export interface AppProps {
  readonly school: School;
  readonly theme: Theme;
  readonly screen: Screen;
  readonly version: number;
  readonly columns: number;
  readonly rows: number;
}

/** The whole screen. */
export function App({ theme, columns, rows, ...rest }: AppProps) {
  return (
    <ThemeProvider value={theme}>
      {tooSmall(columns, rows) ? (
        <TooSmall what="Spy School" columns={columns} rows={rows} least={LEAST} />
      ) : (
        <Box width={columns} height={rows}>
          <Current {...rest} columns={columns} rows={rows} />
        </Box>
      )}
    </ThemeProvider>
  );
}

function Current({ school, screen, version, columns, rows }: Omit<AppProps, 'theme'>) {
  switch (screen.at) {
    case 'home':
      return <HomeScreen school={school} columns={columns} rows={rows} />;
    case 'opening':
      return <OpeningScreen title={screen.title} />;
    case 'page':
      return (
        <PageScreen
          page={screen.page}
          columns={columns}
          rows={rows}
          onClose={() => void school.goHome()}
        />
      );
    case 'certificate':
      return (
        <CertificateScreen
          graduated={screen.graduated}
          school={school}
          columns={columns}
          rows={rows}
          onClose={() => void school.goHome()}
        />
      );
    case 'zine':
      return (
        <screen.Reader
          zine={screen.zine}
          bookmark={screen.bookmark}
          columns={columns}
          rows={rows}
          leave={t`home`}
          onClose={() => void school.goHome()}
        />
      );
    case 'chapter':
      return (
        <ChapterScreen
          desk={screen.desk}
          columns={columns}
          rows={rows}
          version={version}
          onHome={() => void school.goHome()}
        />
      );
    default:
      return never(screen);
  }
}
