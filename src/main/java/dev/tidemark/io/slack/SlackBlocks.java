package dev.tidemark.io.slack;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import java.util.ArrayList;
import java.util.List;

/** The blocks that messages are made of, within Slack's limits: header 150, text 3,000, 50 blocks. */
final class SlackBlocks {
    private static final int HEADER = 150;
    private static final int SECTION = 3_000;

    private SlackBlocks() {}

    /** The first line of a message: a header where it fits. */
    static LayoutBlock headline(String plain) {
        PlainTextObject text = PlainTextObject.builder().text(plain).emoji(false).build();
        return plain.length() <= HEADER
                ? header(block -> block.text(text))
                : section(block -> block.text(text));
    }

    /** A text without any markup. */
    static LayoutBlock plain(String escaped) {
        return section(
                block -> block.text(PlainTextObject.builder().text(escaped).emoji(false).build()));
    }

    /** A text in Slack's markup. */
    static LayoutBlock text(String markup) {
        return section(block -> block.text(verbatim(markup)));
    }

    /** A small line in Slack's markup. */
    static LayoutBlock small(String markup) {
        return context(List.of(verbatim(markup)));
    }

    /** Lines of at most 3,000 characters, as many to a block as fit. */
    static List<LayoutBlock> lines(List<String> markup) {
        List<LayoutBlock> blocks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : markup) {
            if (!text.isEmpty() && text.length() + 1 + line.length() > SECTION) {
                blocks.add(text(text.toString()));
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        if (!text.isEmpty()) {
            blocks.add(text(text.toString()));
        }
        return blocks;
    }

    /** Verbatim: Slack makes no links of its own out of what it finds in the text. */
    private static MarkdownTextObject verbatim(String text) {
        if (text.length() > SECTION) {
            throw new IllegalStateException("parts were not limited");
        }
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }
}
