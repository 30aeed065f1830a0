package dev.tidemark.io.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One Slack message, whichever way it goes.
 *
 * @param text what a phone shows, in Slack's markup
 * @param blocks what the channel shows, at most 50
 */
record Message(String text, List<LayoutBlock> blocks) {}
