@echo off
"%~dp0..\rundbord-kommando.exe" %*
