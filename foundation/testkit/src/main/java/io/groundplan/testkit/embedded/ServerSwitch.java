package io.groundplan.testkit.embedded;

/**
 * Turns a server on and off. Made of platform types, so that a server can be driven from another class loader than the
 * one it runs in.
 */
public record ServerSwitch(int port, Runnable on, Runnable off, Runnable close) {}
