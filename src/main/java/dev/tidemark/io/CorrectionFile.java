package dev.tidemark.io;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.Correction;
import dev.tidemark.config.Corrections;
import dev.tidemark.config.Decision;
import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.Pin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file that decisions are recorded in, a line each; only ever appended to.
 *
 * <p>A line is written in one piece, under a lock that threads and processes of one machine heed, and is
 * on disk before anybody is
 * told of it.
 */
public final class CorrectionFile {
    private CorrectionFile() {}

    /**
     * Records a decision, unless the last one on the same alert or company is the same.
     *
     * @param file made if it is not there
     * @return the decision as it stands in the file, with the time at which it was first made
     * @throws InvalidInput when the file cannot be written, or holds a line that is no decision
     */
    public static synchronized Decision add(Path file, Decision decision) {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            channel.lock();
            // Through this channel: closing another one would give up the lock on some systems.
            String content = content(channel);
            List<Decision> known = Corrections.of(file.toString(), content).decisions();
            for (int i = known.size() - 1; i >= 0; i--) {
                if (known.get(i).isAbout(decision)) {
                    if (known.get(i).repeats(decision)) {
                        return known.get(i);
                    }
                    break;
                }
            }
            append(channel, content, line(decision));
            return decision;
        } catch (IOException e) {
            throw new InvalidInput(
                    file.toString(),
                    "",
                    "cannot be written: " + FileProblem.of(e),
                    "a file that can be written, in a folder that is there");
        }
    }

    private static String content(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until it is full.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static void append(FileChannel channel, String content, String line)
            throws IOException {
        // An editor may have left the last line without its end.
        String start = content.isEmpty() || content.endsWith("\n") ? "" : "\n";
        ByteBuffer bytes = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static String line(Decision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (decision instanceof Correction correction) {
            json.put("kind", "correction").put("alert", correction.alert());
        } else if (decision instanceof Pin pin) {
            json.put("kind", "pin").put("axis", pin.axis()).put("company", pin.company());
            json.put("regime", pin.regime().word()).put("from", pin.from().toString());
            json.put("until", pin.until().toString());
        }
        json.put("reason", decision.reason()).put("by", decision.by());
        json.put("time", decision.time().toString());
        return DocumentJson.line(json);
    }
}
