# Walks the setup program in dist\ through this computer: silent for all, self-test, once more on top, remove.
[CmdletBinding()]
param([string]$Folder = 'dist')
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Invoke-Quietly {
    param([string]$Program, [string[]]$Words)
    $done = Start-Process -FilePath $Program -ArgumentList $Words -Wait -PassThru
    if ($done.ExitCode -ne 0) { throw "$Program ended with $($done.ExitCode)" }
}

$setup = (Get-ChildItem $Folder -Filter '*-setup.exe' | Select-Object -First 1).FullName
$program = Join-Path $env:ProgramFiles 'Rundbord'
$store = Join-Path $env:LOCALAPPDATA 'Rundbord\rundbord.db'
$quiet = @('/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART', '/ALLUSERS')

Invoke-Quietly $setup $quiet
& "$program\rundbord-kommando.exe" selftest
if ($LASTEXITCODE -ne 0) { throw 'the self-test of the installed program failed' }
$env:RUNDBORD_PASSPHRASE = 'syv gule stole om bordet'
& "$program\rundbord-kommando.exe" import resources\examples\a-mathias.json --store $store
if ($LASTEXITCODE -ne 0) { throw 'no case could be taken in' }
$before = (Get-FileHash $store).Hash

Invoke-Quietly $setup $quiet
if ((Get-FileHash $store).Hash -ne $before) { throw 'an upgrade has touched the store' }
Invoke-Quietly "$program\unins000.exe" @('/VERYSILENT', '/SUPPRESSMSGBOXES', '/NORESTART')
if ((Get-FileHash $store).Hash -ne $before) { throw 'removing has touched the store' }
$deadline = (Get-Date).AddSeconds(30)  # the uninstaller goes on for a moment in a process of its own
while ((Test-Path "$program\Rundbord.exe") -and (Get-Date) -lt $deadline) { Start-Sleep -Milliseconds 500 }
if (Test-Path "$program\Rundbord.exe") { throw 'the program is still there' }
