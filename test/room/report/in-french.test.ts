import { expect, test, vi } from 'vitest';
import { composed } from '../../../src/room/report/compose.ts';
import { csvOf } from '../../../src/room/report/csv.ts';
import { htmlOf } from '../../../src/room/report/html.ts';
import { markdownOf } from '../../../src/room/report/markdown.ts';
import { reportOf } from '../../../src/room/report/report.ts';
import { COURSE, Log, streamed } from './logs.ts';

await vi.hoisted(async () => {
  const { catalogOf } = await import('../../../scripts/build-words.mjs');
  globalThis.SPY_SCHOOL_WORDS = { language: 'fr', catalog: JSON.parse(catalogOf('fr')) };
});

/** Two learners and a half hour. */
function room(): Log {
  const log = new Log('Mardi');
  const [ada, ben] = [log.joins(0, 'Ada'), log.joins(0, 'Ben')];
  for (const each of [ada, ben]) {
    each.enters(1, 'guess');
    each.does(2, { type: 'predicted', step: 'guess', choice: 'rc', label: 'rc' });
    each.solves(2, 'guess');
    each.enters(2, 'count');
    each.does(4, {
      ...{ type: 'answered', step: 'count', answer: '12', reason: 'because' },
      verdict: 'wrong',
    });
    each.does(5, { type: 'help-asked', step: 'count' });
    log.command(7, { type: 'help-given', learner: each.learner });
  }
  ada.solves(8, 'count');
  log.command(9, { type: 'noted', text: 'Comptez les appels' });
  log.command(30, { type: 'room-ended' });
  return log;
}

const report = await reportOf(streamed(room().events), COURSE, { names: true });
const page = composed(report, { timeZone: 'UTC' });

test('the Markdown is French: sentences, tables, numbers', () => {
  expect(markdownOf(page).replaceAll('\u00a0', ' ')).toMatchInlineSnapshot(`
    "# Rapport de la salle « Mardi »

    Ouverte le 2026-11-23 09:00 (UTC), terminée 30 min plus tard. 2 participants. L'identifiant de la salle est tuesday.

    - Chapitre 0, The Parrots : 2 participants au départ, 0 à l'arrivée.

    ## Là où la salle a buté

    Les plus longues, par rapport à la durée prévue :

    - « The count » (The Parrots, étape 4) : 6 min pour la seule personne qui l'a résolue ; prévu : 2 min.

    Le plus d'indices et de réponses fausses par personne :

    - « The count » (The Parrots, étape 4) : 0 indice et 2 réponses fausses pour 2 participants, soit 1,0 par personne.

    Le plus de demandes d'aide :

    - « The count » (The Parrots, étape 4) : 2 fois.

    À expliquer la prochaine fois, car beaucoup de premières réponses étaient fausses :

    - « The count » (The Parrots, étape 4) : première réponse fausse pour 2 sur 2 participants (100 %), le plus souvent « 12 ».

    À la fin de la salle, les étapes inachevées avec le plus de monde :

    - « The count » (The Parrots, étape 4) : 1 participant.

    ## Pronostics, avant et après

    Un pronostic n'est jamais noté, et le cours ne dit pas lequel est le bon : cela se découvre. Voici donc les pronostics, et ce que les mêmes participants ont fait ensuite.

    ### The guess

    **What of guess?**

    |                 | Pronostics |     % |                      |
    | --------------- | ---------: | ----: | -------------------- |
    | ~/.bashrc       |          2 | 100 % | ████████████████████ |
    | ~/.bash_profile |          0 |   0 % |                      |

    Pronostics : 2 participants. Aucune de ces personnes n'est encore arrivée à « The which ».

    ## Étape par étape

    **Chapitre 0 : The Parrots**

    |   # | Étape      | Arrivées | Résolue | Montrée | Passée | En cours | Médiane | 90 % | Prévu | Indices | Erreurs | Essais | Aide |
    | --: | ---------- | -------: | ------: | ------: | -----: | -------: | ------: | ---: | ----: | ------: | ------: | -----: | ---: |
    |   1 | The guess  |        2 |       2 |       0 |      0 |        0 |    1:00 | 1:00 | 1 min |       0 |       0 |      0 |    0 |
    |   2 | The listen |        0 |       0 |       0 |      0 |        0 |         |      | 1 min |       0 |       0 |      0 |    0 |
    |   3 | The which  |        0 |       0 |       0 |      0 |        0 |         |      | 1 min |       0 |       0 |      0 |    0 |
    |   4 | The count  |        2 |       1 |       0 |      0 |        1 |    6:00 | 6:00 | 2 min |       0 |       2 |      0 |    2 |
    |   5 | The end    |        0 |       0 |       0 |      0 |        0 |         |      | 1 min |       0 |       0 |      0 |    0 |

    Arrivées : personnes arrivées à l'étape ; Montrée : solution regardée, puis étape suivante ; En cours : pas faite à la fin du journal ; Médiane : de l'arrivée à la résolution, minutes:secondes ; 90 % : neuf sur dix n'ont pas mis plus ; Prévu : durée prévue par le cours ; Erreurs : réponses, choix, citations et réparations refusés ; Essais : commandes qui n'ont pas suffi ; Aide : nombre de demandes d'aide.

    ## Réponses

    ### The count

    Juste à la première réponse : 0 sur 2 participants (0 %).

    **Réponses à « The count »**

    |     | Réponses |     % |                      | État |
    | --- | -------: | ----: | -------------------- | ---- |
    | 12  |        2 | 100 % | ████████████████████ | faux |

    ## Aide

    L'aide a été demandée 2 fois : obtenue 2 fois. L'attente a duré 2 min ou plus une fois sur deux, et 2 min au plus.

    ## Messages envoyés

    - 09:09 à tout le monde : Comptez les appels

    ## Participants

    ### Ada

    **Étapes : Ada**

    | #   | Étape     | État    | Temps | Indices | Erreurs | Essais | Aide |
    | --- | --------- | ------- | ----: | ------: | ------: | -----: | ---: |
    | 0.1 | The guess | résolue |  1:00 |       0 |       0 |      0 |    0 |
    | 0.4 | The count | résolue |  6:00 |       0 |       1 |      0 |    1 |

    ### Ben

    **Étapes : Ben**

    | #   | Étape     | État     | Temps | Indices | Erreurs | Essais | Aide |
    | --- | --------- | -------- | ----: | ------: | ------: | -----: | ---: |
    | 0.1 | The guess | résolue  |  1:00 |       0 |       0 |      0 |    0 |
    | 0.4 | The count | en cours |  3:00 |       0 |       1 |      0 |    1 |

    ## Comment c'est fait

    - Il contient des noms, parce que vous les avez demandés : il est pour vous, pas pour la projection.
    - D'après le journal de la salle : ce que les machines des participants ont envoyé depuis leur entrée, à l'heure du serveur. Ce qui s'est passé avant, ou n'est jamais arrivé, n'y est pas.
    - Le temps d'une étape va de l'arrivée à la résolution, et seulement tant qu'on y est : ne comptent ni le temps passé à d'autres étapes, ni celui d'après la résolution (à attendre devant une barrière fermée, par exemple), ni une page retenue par la barrière, ni un silence de 10 minutes ou plus, pris pour une pause. Réfléchir aussi longtemps sans rien taper fait paraître plus rapide.
    - Médiane et 90 % portent sur les personnes qui l'ont résolue et dont l'arrivée a été vue. Un chapitre fait deux fois compte une fois, avec le premier temps.
    "
  `);
});

test('the HTML says which language it is in, and which cell heads its row', async () => {
  const html = await htmlOf(page);
  expect(html).toContain('<html lang="fr">');
  expect(html).toContain('<th scope="row"><bdi>The count</bdi></th>');
  expect(html).toContain('<abbr title="durée prévue par le cours">Prévu</abbr>');
});

test('the CSV is for programs, whatever the language', () => {
  const [head = '', ...rows] = csvOf(report).split('\r\n');
  expect(head).toContain('learner,learner_id,chapter,step,state,solution_seen,seconds');
  expect(rows.filter((row) => row.includes(',solved,no,')).length).toBe(3);
  expect(rows.filter((row) => row.includes(',open,no,')).length).toBe(1);
});
