package perilune.rules.plan;

/**
 * A column and what it is given.
 *
 * @param column its name
 * @param value what each row has there
 */
public record Assignment(String column, RowExpression value) {}
