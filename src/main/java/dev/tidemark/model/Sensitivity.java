package dev.tidemark.model;

/** How easily the monitor speaks up; each step has its own stated rate of false alarms. */
public enum Sensitivity implements Word {
    /** Only what is plain: fewer alerts, later. */
    LOW,
    /** The default. */
    NORMAL,
    /** Early and more often wrong. */
    HIGH
}
