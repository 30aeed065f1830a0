package dev.tidemark.embedded.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The checked parameters of a request; a wrong one is answered with 400 and one line.
 *
 * @param company as it is named on the watchlist; null when it is not asked for
 * @param limit of rows, 1 to {@value #MAX_LIMIT}
 * @param id of one document; null when it is not asked for
 */
record Query(@Nullable String company, int limit, @Nullable String id) {
    static final int MAX_LIMIT = 500;

    /** What the index of an item's id holds. */
    private static final int LONGEST_ID = 2_048;

    private static final String COMPANY = "company";
    private static final String LIMIT = "limit";
    private static final String ID = "id";

    /** A name is only compared: any that a watchlist may hold. */
    private static final Pattern NAME = Pattern.compile("\\P{Cc}{1,256}");

    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,3}");

    /**
     * Reads the parameters of a request.
     *
     * @param byDefault limit where none is given
     * @param known names of the parameters that the request may have
     */
    static Query of(Context request, int byDefault, String... known) {
        List<String> allowed = List.of(known);
        for (String name : request.queryParamMap().keySet()) {
            if (!allowed.contains(name)) {
                throw wrong(
                        "unknown parameter",
                        allowed.isEmpty() ? "none" : String.join(", ", allowed));
            }
        }
        String company = one(request, COMPANY);
        if (company != null && !NAME.matcher(company).matches()) {
            throw wrong(COMPANY, "a company's name, 1 to 256 characters, no control characters");
        }
        String id = one(request, ID);
        if (id != null && (id.isEmpty() || id.length() > LONGEST_ID)) {
            throw wrong(ID, "1 to " + LONGEST_ID + " characters");
        }
        String limit = one(request, LIMIT);
        if (limit == null) {
            return new Query(company, byDefault, id);
        }
        if (!NUMBER.matcher(limit).matches() || Integer.parseInt(limit) > MAX_LIMIT) {
            throw wrong(LIMIT, "1 to " + MAX_LIMIT);
        }
        return new Query(company, Integer.parseInt(limit), id);
    }

    /** The id, where the request makes no sense without one. */
    String requiredId() {
        if (id == null) {
            throw wrong(ID + " is missing", "a document's id");
        }
        return id;
    }

    /** The company, where the request makes no sense without one. */
    String requiredCompany() {
        if (company == null) {
            throw wrong(COMPANY + " is missing", "a company's name");
        }
        return company;
    }

    private static @Nullable String one(Context request, String name) {
        List<String> values = request.queryParams(name);
        if (values.size() > 1) {
            throw wrong(name + " is given " + values.size() + " times", "once");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** The value itself is not repeated: it may be anything. */
    private static BadRequestResponse wrong(String field, String allowed) {
        return new BadRequestResponse(field + "; allowed: " + allowed);
    }
}
