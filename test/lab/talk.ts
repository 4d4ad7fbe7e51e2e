/** A WebSocket of the lab, as a table of answers speaks over it. */
import type { WebSocket } from 'ws';
import type { Answer, Question } from './answer.ts';

export function talkOver(socket: WebSocket, talk: Answer['talk'], question: Question): void {
  socket.on('error', () => {});
  talk?.(
    {
      say(message) {
        if (socket.readyState === socket.OPEN) socket.send(message);
      },
      hangUp: (code = 1000) => socket.close(code),
      onMessage(listener) {
        socket.on('message', (data: Buffer, isBinary: boolean) =>
          listener(isBinary ? data : data.toString()),
        );
      },
    },
    question,
  );
}
