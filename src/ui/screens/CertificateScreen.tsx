import { Box, Text, useInput } from 'ink';
import { useMemo, useState } from 'react';
import { messageOf } from '../../base/errors.ts';
import { certificateOf } from '../../certificate/certificate.ts';
import { drawCertificate } from '../../certificate/drawing.ts';
import { svgOf } from '../../certificate/svg.ts';
import type { Graduated } from '../../journal/graduation.ts';
import { t } from '../../words/words.ts';
import { AnswerField } from '../components/AnswerField.tsx';
import { KeyHints } from '../components/KeyHints.tsx';
import { StyledLines } from '../components/StyledLines.tsx';
import { saveCertificate } from '../save-certificate.ts';
import { useTheme } from '../theme.tsx';

/** What stands at the end of the course: the learner's own numbers, to look at and to take home. */
export function CertificateScreen(props: {
  graduated: Graduated;
  /** Remembers whose it is. */
  school: { bearer: string };
  columns: number;
  rows: number;
  onClose: () => void;
}) {
  const { graduated, school, columns, rows, onClose } = props;
  const { capabilities } = useTheme();
  const [name, setName] = useState(school.bearer);
  const [naming, setNaming] = useState(false);
  const [word, setWord] = useState(t`Every case is closed. Well spied!`);
  const made = useMemo(() => certificateOf(graduated, { name }), [graduated, name]);
  const lines = useMemo(
    () =>
      drawCertificate(made, {
        columns: columns - 2,
        rows: rows - 2,
        unicode: capabilities.unicode,
      }),
    [made, columns, rows, capabilities],
  );
  const save = () =>
    saveCertificate(svgOf(made), process.cwd()).then(
      (file) => setWord(t`Saved: ${file}`),
      (error) => {
        const why = messageOf(error);
        setWord(t`${why} Elsewhere: spy-school certificate --out FILE`);
      },
    );
  useInput(
    (input, key) => {
      setWord('');
      if (input === 's') void save();
      else if (input === 'n') setNaming(true);
      else if (key.escape || key.return || input === 'q') onClose();
    },
    { isActive: !naming },
  );
  const hints = naming
    ? [
        { keys: t`Enter`, does: t`write it` },
        { keys: t`Esc`, does: t`leave it` },
      ]
    : [
        { keys: 'n', does: name === '' ? t`write your name on it` : t`another name` },
        { keys: 's', does: t`save it as SVG` },
        { keys: t`Enter`, does: t`home` },
      ];
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Box
        width={columns}
        height={rows - 2}
        alignItems="center"
        justifyContent="center"
        overflow="hidden"
      >
        <StyledLines lines={lines} />
      </Box>
      <Box height={1} width={columns} paddingX={1} flexShrink={0}>
        {naming ? (
          <AnswerField
            label={t`Your name:`}
            active
            width={columns - 2}
            initial={name}
            onChange={() => {}}
            onSubmit={(typed) => {
              school.bearer = typed;
              setName(typed);
              setNaming(false);
            }}
            onLeave={() => setNaming(false)}
            onOther={() => {}}
          />
        ) : (
          <Text bold wrap="truncate-middle">
            {word}
          </Text>
        )}
      </Box>
      <KeyHints hints={hints} width={columns} />
    </Box>
  );
}
